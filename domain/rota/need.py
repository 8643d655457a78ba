from domain.staffing.need import *  # noqa: F403
