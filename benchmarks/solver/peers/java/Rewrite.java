import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** New codes for a few cells at once. */
public class Rewrite extends AbstractMove<Roster> {
    private final Cell[] cells;
    private final Integer[] codes;

    Rewrite(Cell[] cells, Integer[] codes) {
        this.cells = cells;
        this.codes = codes;
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<Roster> director) {
        boolean changes = false;
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].options.contains(codes[i])) return false;
            changes |= !codes[i].equals(cells[i].code);
        }
        return changes;
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<Roster> director) {
        for (int i = 0; i < cells.length; i++) {
            if (codes[i].equals(cells[i].code)) continue;
            director.beforeVariableChanged(cells[i], "code");
            cells[i].code = codes[i];
            director.afterVariableChanged(cells[i], "code");
        }
    }

    @Override
    public Rewrite rebase(ScoreDirector<Roster> director) {
        return new Rewrite(Arrays.stream(cells).map(director::lookUpWorkingObject).toArray(Cell[]::new), codes);
    }

    @Override
    public Collection<?> getPlanningEntities() {
        return List.of(cells);
    }

    @Override
    public Collection<?> getPlanningValues() {
        return List.of(codes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rewrite o && Arrays.equals(cells, o.cells) && Arrays.equals(codes, o.codes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(cells) + Arrays.hashCode(codes);
    }
}
