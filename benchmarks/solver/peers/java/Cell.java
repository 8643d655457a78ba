import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;

/** One free day of one person; what may stand there is its own value range, the day off first. */
@PlanningEntity
public class Cell {
    @PlanningId
    public int id;
    public int person, day;
    @ValueRangeProvider(id = "options")
    public List<Integer> options;
    @PlanningVariable(valueRangeProviderRefs = "options")
    public Integer code;

    public Cell() {
    }

    Cell(int id, int person, int day, List<Integer> options) {
        this.id = id;
        this.person = person;
        this.day = day;
        this.options = options;
    }
}
