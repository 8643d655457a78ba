import java.io.IOException;
import java.io.StreamTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The instance, read from one stream of whole numbers in the order in which the Python side writes them. */
public final class Model {
    static final int FLOOR = 100_000;

    int days, codes, firstDay;
    int[][][] measures;
    long[][] starts, ends;
    int[][] markDays, markCodes;
    Slot[] slots;
    int[][] slotsOn;
    Person[] people;

    static final class Slot {
        int day, minimum, ideal;
        boolean[] code, person;
        long lacking, shortOf, over;
    }

    static final class Pair {
        int day, laterDay;
        boolean[] code, later;
        long cost;
    }

    static final class Rest {
        int first, last;
        long opens, closes, least;
    }

    /** A weighted count, or a count of marks. */
    static final class Count {
        int measure, first, last;
        int[] marks;
        boolean capped, limited;
        long atMost, low, under, high, over;
    }

    static final class Run {
        boolean[] code;
        boolean capped, limited;
        long atMost, most, tooLong, least, tooShort;
    }

    static final class Person {
        int[] start;
        boolean[] fixed;
        int[][] options;
        Pair[] pairs;
        int[][] pairsOn;
        Rest[] rests;
        int[][] restsOn;
        Count[] tallies;
        int[][] talliesOn;
        Count[] marks;
        int[][] marksOf;
        Run[] runs;
        long[][] cost;
    }

    private StreamTokenizer in;

    static Model read(Path path) throws IOException {
        Model model = new Model();
        try (var reader = Files.newBufferedReader(path)) {
            model.in = new StreamTokenizer(reader);
            model.all();
        }
        model.in = null;
        return model;
    }

    private int next() throws IOException {
        if (in.nextToken() != StreamTokenizer.TT_NUMBER) {
            throw new IOException("a whole number is missing, line " + in.lineno());
        }
        return (int) in.nval;
    }

    private int[] some(int count) throws IOException {
        int[] found = new int[count];
        for (int i = 0; i < count; i++) found[i] = next();
        return found;
    }

    private boolean[] among(int size) throws IOException {
        boolean[] found = new boolean[size];
        for (int one : some(next())) found[one] = true;
        return found;
    }

    private long[][] clock() throws IOException {
        long[][] found = new long[days][codes + 1];
        for (long[] day : found) for (int c = 0; c <= codes; c++) day[c] = next();
        return found;
    }

    private void all() throws IOException {
        days = next();
        codes = next();
        firstDay = next();
        int count = next();
        measures = new int[next()][days][];
        for (int[][] measure : measures) for (int d = 0; d < days; d++) measure[d] = some(codes + 1);
        starts = clock();
        ends = clock();
        markDays = new int[next()][];
        markCodes = new int[markDays.length][];
        for (int m = 0; m < markDays.length; m++) {
            int size = next();
            markDays[m] = new int[size];
            markCodes[m] = new int[size];
            for (int i = 0; i < size; i++) {
                markDays[m][i] = next();
                markCodes[m][i] = next();
            }
        }
        slots = new Slot[next()];
        for (int i = 0; i < slots.length; i++) {
            Slot slot = slots[i] = new Slot();
            slot.day = next();
            slot.code = among(codes + 1);
            slot.person = among(count);
            slot.minimum = next();
            slot.lacking = next();
            slot.ideal = next();
            slot.shortOf = next();
            slot.over = next();
        }
        slotsOn = byDay(slots.length, (i, d) -> slots[i].day == d);
        people = new Person[count];
        for (int p = 0; p < count; p++) people[p] = person();
    }

    private Person person() throws IOException {
        Person who = new Person();
        who.start = some(days);
        who.fixed = new boolean[days];
        for (int d = 0; d < days; d++) who.fixed[d] = next() == 1;
        who.options = new int[days][];
        for (int d = 0; d < days; d++) who.options[d] = some(next());
        who.pairs = new Pair[next()];
        for (int i = 0; i < who.pairs.length; i++) {
            Pair pair = who.pairs[i] = new Pair();
            pair.day = next();
            pair.code = among(codes + 1);
            pair.laterDay = next();
            pair.later = among(codes + 1);
            pair.cost = next();
        }
        who.rests = new Rest[next()];
        for (int i = 0; i < who.rests.length; i++) {
            Rest rest = who.rests[i] = new Rest();
            rest.first = next();
            rest.last = next();
            rest.opens = next();
            rest.closes = next();
            rest.least = next();
        }
        who.tallies = new Count[next()];
        for (int i = 0; i < who.tallies.length; i++) {
            Count tally = new Count();
            tally.measure = next();
            tally.first = next();
            tally.last = next();
            who.tallies[i] = limits(tally);
        }
        who.marks = new Count[next()];
        for (int i = 0; i < who.marks.length; i++) {
            Count count = new Count();
            count.marks = some(next());
            who.marks[i] = limits(count);
        }
        who.runs = new Run[next()];
        for (int i = 0; i < who.runs.length; i++) {
            Run run = who.runs[i] = new Run();
            run.code = among(codes + 1);
            run.capped = next() == 1;
            run.atMost = next();
            run.limited = next() == 1;
            run.most = next();
            run.tooLong = next();
            run.least = next();
            run.tooShort = next();
        }
        who.cost = new long[days][codes + 1];
        for (int left = next(); left > 0; left--) {
            int day = next();
            int code = next();
            who.cost[day][code] += next();
        }
        who.pairsOn = byDay(who.pairs.length, (i, d) -> who.pairs[i].day == d || who.pairs[i].laterDay == d);
        who.restsOn = byDay(who.rests.length, (i, d) -> who.rests[i].first <= d && d <= who.rests[i].last);
        who.talliesOn = byDay(who.tallies.length, (i, d) -> who.tallies[i].first <= d && d <= who.tallies[i].last);
        who.marksOf = new int[markDays.length][];
        for (int m = 0; m < markDays.length; m++) {
            int mark = m;
            who.marksOf[m] = java.util.stream.IntStream.range(0, who.marks.length)
                    .filter(i -> java.util.Arrays.stream(who.marks[i].marks).anyMatch(k -> k == mark))
                    .toArray();
        }
        return who;
    }

    private Count limits(Count count) throws IOException {
        count.capped = next() == 1;
        count.atMost = next();
        count.low = next();
        count.under = next();
        count.limited = next() == 1;
        count.high = next();
        count.over = next();
        return count;
    }

    private interface Touches {
        boolean on(int index, int day);
    }

    private int[][] byDay(int size, Touches touches) {
        int[][] found = new int[days][];
        for (int d = 0; d < days; d++) {
            int day = d;
            found[d] = java.util.stream.IntStream.range(0, size).filter(i -> touches.on(i, day)).toArray();
        }
        return found;
    }
}
