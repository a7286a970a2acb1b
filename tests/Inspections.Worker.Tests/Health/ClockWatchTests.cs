using Inspections.Core.Encodings;
using Inspections.Worker.Health;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Health;

public sealed class ClockWatchTests
{
    private static readonly DateTimeOffset Noon = BeijingTime.ParseMoment("2026-06-01T12:00:00+08:00");

    private readonly SetClock _clock = new(Noon);

    [Theory]
    [InlineData(-180, true)]
    [InlineData(180, false)]
    public void A_jump_is_noticed_once_and_only_one_ahead_makes_the_clock_untrusted_for_a_while(int minutes, bool trusted)
    {
        var conditions = new Conditions(_clock, NullLogger.Instance);
        var watch = new ClockWatch(_clock, conditions);
        _clock.Pass(TimeSpan.FromDays(3));
        Assert.Null(watch.Look());
        Assert.True(watch.IsSettled);

        _clock.Set(_clock.GetUtcNow().AddMinutes(minutes));
        Assert.Equal(TimeSpan.FromMinutes(minutes), watch.Look());
        Assert.Null(watch.Look());
        Assert.Equal((1L, trusted), (watch.Jumps, watch.IsTrusted));
        Assert.Equal(ConditionIds.ClockJumped, Assert.Single(conditions.Now).Id);

        _clock.Pass(ClockWatch.Settling);
        Assert.Null(watch.Look());
        Assert.True(watch.IsTrusted);
        Assert.Empty(conditions.Now);
    }

    [Fact]
    public void A_clock_that_is_put_back_to_where_it_was_is_trusted_at_once()
    {
        var watch = new ClockWatch(_clock, new Conditions(_clock, NullLogger.Instance));
        _clock.Set(Noon.AddDays(90));
        Assert.NotNull(watch.Look());
        Assert.False(watch.IsTrusted);
        _clock.Pass(TimeSpan.FromMinutes(1));
        _clock.Set(Noon.AddMinutes(1));
        Assert.NotNull(watch.Look());
        Assert.True(watch.IsTrusted);
    }

    [Fact]
    public void What_a_time_server_corrects_is_no_jump()
    {
        var watch = new ClockWatch(_clock, new Conditions(_clock, NullLogger.Instance));
        _clock.Set(Noon.AddSeconds(59));
        Assert.Null(watch.Look());
        _clock.Set(Noon.AddSeconds(1));
        Assert.Null(watch.Look());
    }

    [Fact]
    public void What_is_wrong_is_logged_when_it_begins_and_when_it_is_over_however_often_it_is_reported()
    {
        var log = new Lines();
        var conditions = new Conditions(_clock, log);
        for (int turn = 0; turn < 5; turn++)
        {
            conditions.Set(ConditionIds.YearUnknown, new Finding("2027", new Text("未知", "not known")));
        }

        conditions.Set(ConditionIds.YearUnknown, (Finding?)null);
        conditions.Set(ConditionIds.YearUnknown, (Finding?)null);
        Assert.Equal(["Warning begins: PLAN-001 2027: not known", "Information over: PLAN-001 2027"], log.Written);
    }

    private sealed class Lines : ILogger
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add($"{logLevel} {formatter(state, exception)}");
    }
}
