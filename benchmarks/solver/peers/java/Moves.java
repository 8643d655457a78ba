import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Random;

/** The moves of a rota: one cell, two people's day or days, two days of one person, a stretch of one shift. */
public class Moves implements MoveIteratorFactory<Roster, Rewrite> {
    @Override
    public long getSize(ScoreDirector<Roster> director) {
        Roster roster = director.getWorkingSolution();
        return (long) roster.cells.size() * (roster.model.codes + roster.model.people.length);
    }

    @Override
    public Iterator<Rewrite> createOriginalMoveIterator(ScoreDirector<Roster> director) {
        return createRandomMoveIterator(director, new Random(0));
    }

    @Override
    public Iterator<Rewrite> createRandomMoveIterator(ScoreDirector<Roster> director, Random random) {
        Roster roster = director.getWorkingSolution();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !roster.cells.isEmpty();
            }

            @Override
            public Rewrite next() {
                Cell cell = roster.cells.get(random.nextInt(roster.cells.size()));
                int kind = random.nextInt(100);
                if (kind < 35) return change(cell, random);
                if (kind < 60) return exchange(roster, cell, 1, random);
                if (kind < 75) return exchange(roster, cell, 2 + random.nextInt(6), random);
                if (kind < 85) return shift(roster, cell, random);
                return stretch(roster, cell, 2 + random.nextInt(5), random);
            }
        };
    }

    private static Rewrite change(Cell cell, Random random) {
        Integer code = cell.options.get(random.nextInt(cell.options.size()));
        return new Rewrite(new Cell[] {cell}, new Integer[] {code});
    }

    private static Cell at(Roster roster, int person, int day) {
        if (day < 0 || day >= roster.model.days) return null;
        int place = roster.place[person][day];
        return place < 0 ? null : roster.cells.get(place);
    }

    private static Rewrite exchange(Roster roster, Cell cell, int length, Random random) {
        int other = random.nextInt(roster.model.people.length);
        Cell[] cells = new Cell[2 * length];
        Integer[] codes = new Integer[2 * length];
        int count = 0;
        for (int d = cell.day; d < cell.day + length; d++) {
            Cell mine = at(roster, cell.person, d);
            Cell theirs = at(roster, other, d);
            if (mine == null || theirs == null || mine == theirs || mine.code.equals(theirs.code)) continue;
            if (!mine.options.contains(theirs.code) || !theirs.options.contains(mine.code)) continue;
            cells[count] = mine;
            codes[count++] = theirs.code;
            cells[count] = theirs;
            codes[count++] = mine.code;
        }
        return new Rewrite(Arrays.copyOf(cells, count), Arrays.copyOf(codes, count));
    }

    private static Rewrite shift(Roster roster, Cell cell, Random random) {
        Cell other = at(roster, cell.person, random.nextInt(roster.model.days));
        if (other == null || other == cell) return change(cell, random);
        return new Rewrite(new Cell[] {cell, other}, new Integer[] {other.code, cell.code});
    }

    private static Rewrite stretch(Roster roster, Cell cell, int length, Random random) {
        Integer code = cell.options.get(random.nextInt(cell.options.size()));
        Cell[] cells = new Cell[length];
        int count = 0;
        for (int d = cell.day; d < cell.day + length; d++) {
            Cell next = at(roster, cell.person, d);
            if (next != null && next.options.contains(code)) cells[count++] = next;
        }
        Integer[] codes = new Integer[count];
        Arrays.fill(codes, code);
        return new Rewrite(Arrays.copyOf(cells, count), codes);
    }
}
