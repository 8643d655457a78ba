import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** All free cells, and where each stands in the list. */
@PlanningSolution
public class Roster {
    @PlanningEntityCollectionProperty
    public List<Cell> cells;
    @PlanningScore
    public HardSoftLongScore score;
    public Model model;
    public int[][] place;

    public Roster() {
    }

    Roster(Model model) {
        this.model = model;
        cells = new ArrayList<>();
        place = new int[model.people.length][model.days];
        for (int p = 0; p < place.length; p++) {
            for (int d = 0; d < model.days; d++) {
                int[] options = model.people[p].options[d];
                place[p][d] = -1;
                if (!model.people[p].fixed[d] && options.length > 0) {
                    place[p][d] = cells.size();
                    var range = IntStream.concat(IntStream.of(0), IntStream.of(options)).boxed().toList();
                    cells.add(new Cell(cells.size(), p, d, range));
                }
            }
        }
    }

    int[][] rows() {
        int[][] rows = new int[model.people.length][];
        for (int p = 0; p < rows.length; p++) rows[p] = model.people[p].start.clone();
        for (Cell cell : cells) rows[cell.person][cell.day] = cell.code == null ? 0 : cell.code;
        return rows;
    }
}
