"""What holds for all tests."""

from hypothesis import HealthCheck, settings

# A busy machine is slow now and then; what things cost is counted (tests/sites/test_work.py) and measured (bench/).
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
