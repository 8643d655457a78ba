import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicType;
import ai.timefold.solver.core.config.heuristic.selector.move.MoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.solver.DefaultSolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Timefold on one instance: MODEL OUT MILLISECONDS SEED LANES MOVES ACCEPTOR SIZE TAKEN.
 *
 * <p>The open edition searches in one thread, so each lane is a search of its own with its own seed, and the best is
 * written: the score and the speed on the first line, then one line of codes for each person.
 */
public final class Peer {
    public static void main(String[] given) throws Exception {
        Model model = Model.read(Path.of(given[0]));
        long seed = Long.parseLong(given[3]);
        int lanes = Integer.parseInt(given[4]);
        Roster[] found = new Roster[lanes];
        long[] speed = new long[lanes];
        List<Thread> threads = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            int which = lane;
            Thread thread = new Thread(() -> {
                SolverConfig config = config(given, seed * lanes + which);
                Solver<Roster> solver = SolverFactory.<Roster>create(config).buildSolver();
                found[which] = solver.solve(new Roster(model));
                speed[which] = ((DefaultSolver<Roster>) solver).getMoveEvaluationSpeed();
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) thread.join();
        Roster best = found[0];
        for (Roster one : found) if (one.score.compareTo(best.score) > 0) best = one;
        List<String> lines = new ArrayList<>();
        lines.add(best.score.hardScore() + " " + best.score.softScore() + " " + Arrays.stream(speed).sum());
        for (int[] row : best.rows()) {
            lines.add(Arrays.stream(row).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
        }
        Files.write(Path.of(given[1]), lines);
    }

    private static SolverConfig config(String[] given, long seed) {
        LocalSearchAcceptorConfig acceptor = new LocalSearchAcceptorConfig();
        switch (given[6]) {
            case "late" -> acceptor.withLateAcceptanceSize(Integer.parseInt(given[7]));
            case "tabu" -> acceptor.withEntityTabuSize(Integer.parseInt(given[7]));
            case "annealing" -> acceptor.withSimulatedAnnealingStartingTemperature(given[7].replace('_', '/'));
            default -> throw new IllegalArgumentException("acceptor " + given[6] + ": late, tabu or annealing");
        }
        List<MoveSelectorConfig> selectors = new ArrayList<>();
        if (!given[5].equals("own")) {
            selectors.add(new ChangeMoveSelectorConfig());
            selectors.add(new SwapMoveSelectorConfig());
        }
        if (!given[5].equals("generic")) {
            selectors.add(new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(Moves.class));
        }
        return new SolverConfig()
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
                .withRandomSeed(seed)
                .withSolutionClass(Roster.class)
                .withEntityClasses(Cell.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(Calculator.class))
                .withTerminationConfig(new TerminationConfig().withMillisecondsSpentLimit(Long.parseLong(given[2])))
                .withPhases(
                        new ConstructionHeuristicPhaseConfig()
                                .withConstructionHeuristicType(ConstructionHeuristicType.FIRST_FIT),
                        new LocalSearchPhaseConfig()
                                .withMoveSelectorConfig(new UnionMoveSelectorConfig(selectors))
                                .withAcceptorConfig(acceptor)
                                .withForagerConfig(new LocalSearchForagerConfig()
                                        .withAcceptedCountLimit(Integer.parseInt(given[8]))));
    }
}
