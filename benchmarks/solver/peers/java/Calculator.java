import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;

/** The penalty, kept up to date cell by cell: ceilings and floors are hard, everything else is soft. */
public class Calculator implements IncrementalScoreCalculator<Roster, HardSoftLongScore> {
    private Model model;
    private int[][] rows;
    private int[] heads;
    private long[][] totals;
    private int[][] standing;
    private long[][] marked;
    private long[] restHard;
    private long[][] restLack;
    private long hard, soft;

    @Override
    public void resetWorkingSolution(Roster roster) {
        model = roster.model;
        int count = model.people.length;
        rows = new int[count][model.days];
        heads = new int[model.slots.length];
        totals = new long[count][];
        standing = new int[count][model.markDays.length];
        marked = new long[count][];
        restLack = new long[count][];
        hard = 0;
        soft = 0;
        for (int s = 0; s < heads.length; s++) soft += slot(s);
        for (int p = 0; p < count; p++) {
            Model.Person who = model.people[p];
            totals[p] = new long[who.tallies.length];
            marked[p] = new long[who.marks.length];
            restLack[p] = new long[who.rests.length];
            for (int t = 0; t < who.tallies.length; t++) count(who.tallies[t], 0, 1);
            for (int m = 0; m < who.marks.length; m++) count(who.marks[m], 0, 1);
            for (Model.Run run : who.runs) if (run.code[0]) run(run, 0, model.days - 1, 1);
            for (Model.Pair pair : who.pairs) if (pair.code[0] && pair.later[0]) pair(pair, 1);
            for (int d = 0; d < model.days; d++) add(who.cost[d][0], 1);
        }
        int[][] wanted = roster.rows();
        for (int p = 0; p < count; p++) for (int d = 0; d < model.days; d++) put(p, d, wanted[p][d]);
    }

    @Override
    public void afterVariableChanged(Object entity, String variable) {
        Cell cell = (Cell) entity;
        put(cell.person, cell.day, cell.code == null ? 0 : cell.code);
    }

    @Override
    public HardSoftLongScore calculateScore() {
        return HardSoftLongScore.of(-hard, -soft);
    }

    private void put(int p, int day, int now) {
        int[] row = rows[p];
        int old = row[day];
        if (old == now) return;
        Model.Person who = model.people[p];
        for (int s : model.slotsOn[day]) {
            Model.Slot slot = model.slots[s];
            if (slot.person[p] && slot.code[old] != slot.code[now]) {
                soft -= slot(s);
                heads[s] += slot.code[now] ? 1 : -1;
                soft += slot(s);
            }
        }
        add(who.cost[day][old], -1);
        add(who.cost[day][now], 1);
        for (int i : who.pairsOn[day]) {
            Model.Pair pair = who.pairs[i];
            boolean first = pair.day == day;
            boolean other = first ? pair.later[row[pair.laterDay]] : pair.code[row[pair.day]];
            if (other) {
                boolean[] mine = first ? pair.code : pair.later;
                if (mine[old] != mine[now]) pair(pair, mine[now] ? 1 : -1);
            }
        }
        for (int t : who.talliesOn[day]) {
            Model.Count tally = who.tallies[t];
            int[] weights = model.measures[tally.measure][day];
            if (weights[old] != weights[now]) {
                count(tally, totals[p][t], -1);
                totals[p][t] += weights[now] - weights[old];
                count(tally, totals[p][t], 1);
            }
        }
        for (Model.Run run : who.runs) {
            if (run.code[old] != run.code[now]) runs(run, row, day, run.code[now] ? 1 : -1);
        }
        marks(who, p, day, old, -1);
        marks(who, p, day, now, 1);
        row[day] = now;
        for (int r : who.restsOn[day]) {
            hard -= restLack[p][r];
            restLack[p][r] = longest(row, who.rests[r]) < who.rests[r].least ? 1 : 0;
            hard += restLack[p][r];
        }
    }

    private void add(long cost, int sign) {
        if (cost >= Model.FLOOR) hard += sign * (cost / Model.FLOOR);
        else soft += sign * cost;
    }

    private void times(long cost, long amount, int sign) {
        if (amount <= 0) return;
        if (cost >= Model.FLOOR) hard += sign * amount * (cost / Model.FLOOR);
        else soft += sign * amount * cost;
    }

    private long slot(int s) {
        Model.Slot slot = model.slots[s];
        int there = heads[s];
        long cost = there < slot.minimum ? slot.lacking * (slot.minimum - there) : 0;
        return cost + (there < slot.ideal ? slot.shortOf * (slot.ideal - there) : slot.over * (there - slot.ideal));
    }

    private void pair(Model.Pair pair, int sign) {
        if (pair.cost < 0) hard += sign;
        else add(pair.cost, sign);
    }

    private void count(Model.Count count, long total, int sign) {
        if (count.capped) hard += sign * Math.max(0, total - count.atMost);
        times(count.under, count.low - total, sign);
        if (count.limited) times(count.over, total - count.high, sign);
    }

    private void marks(Model.Person who, int p, int day, int code, int sign) {
        if (code == 0) return;
        for (int m : marksAt(day, code)) {
            boolean was = standing[p][m] > 0;
            standing[p][m] += sign;
            if (was != standing[p][m] > 0) {
                for (int i : who.marksOf[m]) {
                    count(who.marks[i], marked[p][i], -1);
                    marked[p][i] += sign;
                    count(who.marks[i], marked[p][i], 1);
                }
            }
        }
    }

    private int[][][] markIndex;

    private int[] marksAt(int day, int code) {
        if (markIndex == null) {
            markIndex = new int[model.days][model.codes + 1][0];
            for (int m = 0; m < model.markDays.length; m++) {
                for (int i = 0; i < model.markDays[m].length; i++) {
                    int d = model.markDays[m][i];
                    int c = model.markCodes[m][i];
                    int[] more = java.util.Arrays.copyOf(markIndex[d][c], markIndex[d][c].length + 1);
                    more[more.length - 1] = m;
                    markIndex[d][c] = more;
                }
            }
        }
        return markIndex[day][code];
    }

    private void runs(Model.Run run, int[] row, int day, int sign) {
        int first = day;
        while (first > 0 && run.code[row[first - 1]]) first--;
        int last = day;
        while (last < model.days - 1 && run.code[row[last + 1]]) last++;
        run(run, first, last, sign);
        if (first < day) run(run, first, day - 1, -sign);
        if (last > day) run(run, day + 1, last, -sign);
    }

    private void run(Model.Run run, int first, int last, int sign) {
        long length = last - first + 1L;
        if (run.capped && length > run.atMost) hard += sign * (length - run.atMost);
        if (run.limited) times(run.tooLong, length - run.most, sign);
        if (first > 0 && last < model.days - 1) times(run.tooShort, run.least - length, sign);
    }

    private long longest(int[] row, Model.Rest rest) {
        long from = rest.opens;
        long longest = 0;
        for (int d = rest.first; d <= rest.last; d++) {
            if (row[d] == 0) continue;
            longest = Math.max(longest, Math.min(model.starts[d][row[d]], rest.closes) - from);
            from = Math.max(from, model.ends[d][row[d]]);
        }
        return Math.max(longest, rest.closes - from);
    }

    @Override
    public void beforeVariableChanged(Object entity, String variable) {
    }

    @Override
    public void beforeEntityAdded(Object entity) {
    }

    @Override
    public void afterEntityAdded(Object entity) {
    }

    @Override
    public void beforeEntityRemoved(Object entity) {
    }

    @Override
    public void afterEntityRemoved(Object entity) {
    }
}
