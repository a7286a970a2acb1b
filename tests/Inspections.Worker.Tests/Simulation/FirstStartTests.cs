using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Rounds;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Publication;
using Inspections.Worker.Simulation;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Simulation;

public sealed class FirstStartTests
{
    [Theory]
    [InlineData("2026-11-24T09:00:00+08:00")]
    [InlineData("2026-02-17T03:00:00+08:00")]
    [InlineData("2027-01-01T00:00:00+08:00")]
    [InlineData("2031-12-31T22:00:00+08:00")]
    [InlineData("2032-02-29T12:00:00+08:00")]
    public void The_sample_draws_its_first_round_after_two_minutes_on_any_day(string start)
    {
        using var scratch = new Scratch();
        var database = new Database(new SqliteDialect(scratch.At("x.db"))) { Sealing = SealingKey.Make() };
        database.Schema.Prepare();
        var clock = new SimulatedClock(BeijingTime.ParseMoment(start));
        var entropy = new SeededEntropy("first start");
        Authority authority = SampleBureau.Policy.Authority;
        using var keys = new SigningKeys(authority, entropy.Key("a"), entropy.Key("b"));
        var bureau = new BureauContext(database, authority, keys, clock, entropy);
        new LedgerSetup(bureau, SampleBureau.Policy).EnterKeys();
        SampleBureau.Fill(bureau);
        new LedgerSetup(bureau, SampleBureau.Policy).AdoptPolicy();
        var settings = new WorkerSettings { Planning = { AssumeWeekdays = true, FirstRoundAtOnce = true } };
        RoundProcessor processor = RoundProcessor.Of(
            bureau, settings.Rounds, CalendarFile.Open(null), new FolderPublisher(database, scratch.At("public")), NullLoggerFactory.Instance);

        processor.LookAhead();
        for (int second = 0; second < 125; second++)
        {
            clock.ForwardTo(clock.GetUtcNow().AddSeconds(1));
            processor.RunDue();
        }

        IReadOnlyList<Round> rounds = database.Read(s => RoundStore.OfYear(s, bureau.Today.Year));
        Assert.Single(rounds, r => r.State == RoundState.Staffed);
        Each.Of(rounds, r => Assert.Equal(r.Draw.Year, r.DrawAt.Year));
    }
}
