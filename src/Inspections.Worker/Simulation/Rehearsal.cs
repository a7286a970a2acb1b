using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Publication;
using Inspections.Worker.Publication.Naming;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Simulation;

/// <summary>What is rehearsed, and with what.</summary>
/// <param name="Year">The first year.</param>
/// <param name="Firms">The firm directory.</param>
/// <param name="Inspectors">The inspector directory; null for a made-up one.</param>
/// <param name="Items">The item list; null for a made-up one.</param>
/// <param name="Policy">The bureau's policy; null for the default one.</param>
/// <param name="Seed">The text that all secrets follow from.</param>
/// <param name="Out">The folder that is published.</param>
internal sealed record RehearsalInputs(
    int Year,
    ImportedRows<Firm> Firms,
    ImportedRows<Inspector>? Inspectors,
    ImportedRows<InspectionItem>? Items,
    PolicyDocument? Policy,
    string Seed,
    string Out)
{
    /// <summary>How many years, one after the other.</summary>
    public int Years { get; init; } = 1;

    /// <summary>True when some of the visited firms turn out to be closed, so that supplementary rounds follow.</summary>
    public bool FirmsClose { get; init; } = true;

    /// <summary>Lists of dishonest firms, or null.</summary>
    public ImportedRows<DishonestyRow>? Dishonest { get; init; }

    /// <summary>Where the random values come from, as the setting <c>Sources</c> spells it; the bureau's own alone when empty.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>What the pages call things, and in which languages.</summary>
    public PublicationOptions Naming { get; init; } = new();
}

/// <summary>What a rehearsed year came to.</summary>
/// <param name="Year">The year.</param>
/// <param name="Rounds">Its rounds.</param>
/// <param name="Gaps">What keeps it open; none when it is closed.</param>
internal sealed record RehearsedRounds(int Year, IReadOnlyList<Round> Rounds, IReadOnlyList<ClosingGap> Gaps);

/// <summary>
/// Whole years on a simulated clock, through the same steps, the same storage and the same publication as the worker.
/// Only the clock, the secrets and who asks what is due are others.
/// </summary>
internal static class Rehearsal
{
    private static readonly Authority Authority = Authority.Parse("000000/rehearsal");

    /// <summary>Runs the years and gives the rounds of each, and what keeps it open.</summary>
    public static IReadOnlyList<RehearsedRounds> Run(RehearsalInputs inputs, WorkingDayCalendar calendar, ILoggerFactory logs)
    {
        string scratch = System.IO.Directory.CreateTempSubdirectory("inspections-").FullName;
        try
        {
            return Run(inputs, calendar, logs, new Database(new SqliteDialect(Path.Combine(scratch, "rehearsal.db"), isLasting: false)));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            System.IO.Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>The same in a database that is given: what is published depends on nothing that differs between databases.</summary>
    /// <param name="inputs">What is rehearsed.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="logs">Where the parts log.</param>
    /// <param name="database">The database.</param>
    /// <param name="meanwhile">What is done whenever a worker would publish; nothing unless given.</param>
    internal static IReadOnlyList<RehearsedRounds> Run(
        RehearsalInputs inputs, WorkingDayCalendar calendar, ILoggerFactory logs, Database database, Action<FolderPublisher>? meanwhile = null)
    {
        var entropy = new SeededEntropy(inputs.Seed);
        var clock = new SimulatedClock(NewYear(inputs.Year));
        Authority authority = inputs.Policy?.Authority ?? Authority;
        using var keys = new SigningKeys(authority, entropy.Key("signing key"), entropy.Key("recovery key"));
        var bureau = new BureauContext(database, authority, keys, clock, entropy);

        database.Sealing = new SealingKey(entropy.Next("sealing key").ToArray());
        database.Schema.Prepare();
        var setup = new LedgerSetup(bureau, inputs.Policy);
        setup.EnterKeys();
        Import(bureau, inputs);
        setup.AdoptPolicy();

        var options = new RoundOptions(new PlanningOptions { AssumeWeekdays = true }, new CommitmentOptions(), FieldWork.Visits, new DeadlineOptions());
        using var sources = new RehearsedSources(bureau, options.Commitment, entropy, inputs.Sources);
        var people = new FieldWork(bureau, entropy, calendar, inputs.FirmsClose);

        // A rehearsal that a power cut ends is begun again.
        var publication = new PublicationAtTheEnd(new FolderPublisher(database, inputs.Out, inputs.Naming, AtomicFile.WriteForNow, putPage: AtomicFile.WriteForNow), meanwhile);
        var processor = RoundProcessor.Of(bureau, options, calendar, publication, logs);
        int after = inputs.Year + inputs.Years;
        while (clock.GetUtcNow() < NewYear(after))
        {
            processor.LookAhead();
            sources.Act();
            DateTimeOffset newYear = NewYear(bureau.Today.Year + 1);
            clock.ForwardTo(processor.Appointments().Select(r => r.DueAt!.Value).Append(sources.NextAt ?? newYear).Append(people.Next() ?? newYear).Append(newYear).Min());
            processor.RunDue();
            people.DoDue();
        }

        // What was drawn in December is finished in the new year, whose own rounds are not rehearsed.
        while (people.Next() is DateTimeOffset next)
        {
            clock.ForwardTo(next);
            people.DoDue();
            processor.RunDue();
        }

        database.Write(session => YearClosing.CloseBefore(session, bureau, after));
        publication.Finish();
        return database.Read(session => Enumerable.Range(inputs.Year, inputs.Years)
            .Select(y => new RehearsedRounds(y, RoundStore.OfYear(session, y), YearClosing.Gaps(session, y, bureau.Today))).ToArray());
    }

    private static DateTimeOffset NewYear(int year) => YearSchedule.At(new DateOnly(year, 1, 1), TimeOnly.MinValue);

    // What is not listed may not be inspected: the round would wait for its items for ever.
    private static void RequireItems(RehearsalInputs inputs)
    {
        var listed = inputs.Items?.Rows.Select(r => r.Value.Sector).ToHashSet();
        if (listed is not null && inputs.Firms.Sectors.FirstOrDefault(s => !listed.Contains(s.Code)) is { } without)
        {
            throw RehearsalRefusals.NoItems.Error(without.Name, without.Code);
        }
    }

    private static void Import(BureauContext bureau, RehearsalInputs inputs)
    {
        RequireItems(inputs);
        FirmStrata.Require(inputs.Policy, inputs.Firms);
        var update = new DirectoryUpdate(bureau);
        update.Firms(inputs.Firms);
        update.Inspectors(inputs.Inspectors ?? MadeUp(MadeUpRoster.For(inputs), inputs));
        update.Items(inputs.Items ?? MadeUp(MadeUpItems.For(inputs.Firms.Sectors), inputs));
        if (inputs.Dishonest is { } lists)
        {
            // As they stand when the year is over: a list of today may be younger than the year that is rehearsed.
            DishonestyImport import = bureau.Database.Read(s => DishonestyImport.Of(s, lists, new DateOnly(inputs.Year, 12, 31)));
            GoodRows.Require(import.Entries, TextWriter.Null);
            update.Dishonesty(import);
        }
    }

    private static ImportedRows<T> MadeUp<T>(IReadOnlyList<T> rows, RehearsalInputs inputs) =>
        new("", [.. rows.Select((r, n) => new ImportedRow<T>(n, r))], new ProblemList(0), new ProblemList(0), inputs.Firms.Sectors, default);
}
