using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Publication;
using Inspections.Worker.Simulation;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inspections.Benchmarks.Year;

/// <summary>A made-up bureau that inspects every firm in one round: draws, and results, of any number.</summary>
internal sealed class MadeBureau : IDisposable
{
    private static readonly EntryTerms Terms = new(Label.Parse("YL-0"));
    private static readonly Person[] Reviewers = [.. PolicyDocument.UsualReview.Select((s, i) => new Person { Id = FormattableString.Invariant($"YL-{i + 1}"), Roles = [$"{s}"] })];

    private const int First = 2026;

    private readonly int _after;
    private readonly string _scratch = System.IO.Directory.CreateTempSubdirectory("inspections-").FullName;
    private readonly SeededEntropy _entropy = new("benchmark");
    private readonly SimulatedClock _clock = new(new DateTimeOffset(First, 1, 1, 0, 0, 0, BeijingTime.Offset));
    private readonly SigningKeys _keys;
    private readonly RoundProcessor _processor;
    private readonly HashSet<DrawId> _given = [];

    /// <param name="sectors">How many sectors.</param>
    /// <param name="firmsEach">How many firms each has.</param>
    /// <param name="years">How many years there are draws.</param>
    /// <param name="rounds">Rounds of a sector in a year.</param>
    /// <param name="rate">Share of the firms that is drawn in a year; all unless given.</param>
    /// <param name="inspectors">How many inspectors; one for fifty firms unless given.</param>
    /// <param name="isLasting">True for a database that survives a power cut, and waits for the disk.</param>
    public MadeBureau(int sectors, int firmsEach, int years = 1, int rounds = 1, Ratio? rate = null, int inspectors = int.MaxValue, bool isLasting = false)
    {
        Ratio share = rate ?? new Ratio(1, 1);
        ImportedRows<Firm> firms = MadeFirms.Of(sectors, firmsEach);
        _after = First + years;
        var authority = Authority.Parse("350100/benchmark");
        var policy = new PolicyDocument(authority, new DateOnly(First, 1, 1), ["每年检查全部企业"], [.. firms.Sectors.Select(s => new SectorPolicy
        {
            Sector = s.Code,
            Name = s.Name,
            Basis = ["每年检查全部企业"],
            Floor = share,
            Rounds = rounds,
            Strata = [new StratumPolicy(SectorPolicy.Everyone, "全部", share)],
            Team = new TeamRule(2),
        })]);
        var database = new Database(new SqliteDialect(Path.Combine(_scratch, "x.db"), isLasting: isLasting)) { Sealing = SealingKey.Make() };
        database.Schema.Prepare();
        _keys = new SigningKeys(authority, _entropy.Key("a"), _entropy.Key("b"));
        Bureau = new BureauContext(database, authority, _keys, _clock, _entropy);
        var setup = new LedgerSetup(Bureau, policy);
        setup.EnterKeys();
        var inputs = new RehearsalInputs(First, firms, null, null, policy, "", "") { Years = years };
        var update = new DirectoryUpdate(Bureau);
        update.Firms(firms);
        update.Inspectors(As([.. MadeUpRoster.For(inputs).Take(inspectors)], firms));
        update.Items(As(MadeUpItems.For(firms.Sectors), firms));
        setup.AdoptPolicy();
        Publisher = new FolderPublisher(database, PublicFolder);
        _processor = RoundProcessor.Of(
            Bureau,
            Settings.Rounds,
            Calendar,
            new PublicationAtTheEnd(Publisher),
            NullLoggerFactory.Instance);
        _processor.LookAhead();
    }

    public BureauContext Bureau { get; }

    /// <summary>The data folder.</summary>
    public string Folder => _scratch;

    public string PublicFolder => Path.Combine(_scratch, "public");

    public WorkerSettings Settings { get; } = new() { Planning = { AssumeWeekdays = true }, Console = { Address = "127.0.0.1:0" }, LogLevel = LogLevel.Error };

    public WorkingDayCalendar Calendar { get; } = CalendarFile.Open(null);

    public SimulatedClock Clock => _clock;

    public SeededEntropy Entropy => _entropy;

    public FolderPublisher Publisher { get; }

    public RoundProcessor Processor => _processor;

    public int LedgerSize => Bureau.Database.Read(s => LedgerStore.Open(s).Size);

    /// <summary>Draws the next round, and gives its firms; null when all are drawn.</summary>
    public (DrawId Draw, IReadOnlyList<Identifier> Firms)? DrawNext()
    {
        if (Given() is { } known)
        {
            return known;
        }

        while (true)
        {
            if (_processor.Appointments().Select(r => (DateTimeOffset?)r.DueAt).Min() is not DateTimeOffset next)
            {
                // The year has all its draws: the next one begins.
                next = new DateTimeOffset(Bureau.Today.Year + 1, 1, 1, 0, 0, 0, BeijingTime.Offset);
                if (next.Year == _after)
                {
                    return null;
                }
            }

            _clock.ForwardTo(next);
            _processor.LookAhead();
            _processor.RunDue();
            if (Given() is { } drawn)
            {
                return drawn;
            }
        }
    }

    // Two rounds may be drawn at the same moment.
    private (DrawId Draw, IReadOnlyList<Identifier> Firms)? Given() =>
        Drawn().Where(_given.Add).Select(d => ((DrawId, IReadOnlyList<Identifier>)?)(d, Bureau.Database.Read(s => TeamStore.Open(LedgerStore.Open(s), d).Firms))).FirstOrDefault();

    /// <summary>Enters the results of some firms as a sheet does, all in one transaction.</summary>
    public void Enter(DrawId draw, IReadOnlyList<Identifier> firms) => Bureau.Write(session =>
    {
        var entry = new EnterResult(Bureau, new ReviewOptions(), session);
        var teams = TeamStore.Open(LedgerStore.Open(session), draw);
        Identifier[] items = [.. TaskStore.Of(session, draw)!.Items.Select(i => i.Code)];
        InspectionResult[] results = [.. firms.Select(f => MadeUpResult.Of(_entropy, draw, f, Bureau.Today, teams.VisitorsOf(f), items, mayClose: false))];
        if (results.Select(r => entry.Faults(r, Terms)).FirstOrDefault(f => f.Count > 0) is { } faults)
        {
            throw new InvalidOperationException($"a made-up result is refused: {faults[0].Says.En}");
        }

        Array.ForEach(results, r => entry.Submit(r, Terms));
    });

    /// <summary>Reviews them by every step; the last one enters them in the ledger in the open.</summary>
    public void Approve(DrawId draw, IReadOnlyList<Identifier> firms)
    {
        var staff = new Staff(Reviewers);
        foreach (string by in Reviewers.Select(p => p.Id))
        {
            Bureau.Write(session => new ReviewResults(Bureau, new ReviewOptions(), staff).Approve(session, [.. firms.Select(f => ResultStore.Latest(session, draw, f)!)], by));
        }
    }

    public void Dispose()
    {
        _keys.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(_scratch, recursive: true);
    }

    private IEnumerable<DrawId> Drawn() => Bureau.Database.Read(s => RoundStore.Years(s).SelectMany(y => RoundStore.OfYear(s, y)).ToArray()).Where(r => RoundSteps.IsDrawn(r.State)).Select(r => r.Draw);

    private static ImportedRows<T> As<T>(IReadOnlyList<T> rows, ImportedRows<Firm> firms) =>
        new("", [.. rows.Select((r, n) => new ImportedRow<T>(n, r))], new ProblemList(0), new ProblemList(0), firms.Sectors, default);
}
