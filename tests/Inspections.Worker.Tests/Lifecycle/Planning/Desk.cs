using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Policy;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Lifecycle.Collecting;
using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Publication;
using Inspections.Worker.Simulation;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inspections.Worker.Tests.Lifecycle.Planning;

/// <summary>The sample bureau with a clock that a test sets, and its processor.</summary>
internal sealed class Desk : IDisposable
{
    /// <summary>The draw that most tests follow.</summary>
    public static readonly DrawId First = DrawId.Parse("property-management-2026-r1");

    private readonly Scratch _scratch = new();
    private readonly SetClock _clock;
    private readonly SigningKeys _keys;
    private readonly ILoggerFactory _logs;

    public Desk(
        Action<WorkerSettings>? set = null, string start = "2026-01-01T00:00:00+08:00", WorkingDayCalendar? calendar = null, ILoggerFactory? logs = null, Action<SetClock>? prepare = null,
        Func<PolicyDocument, PolicyDocument>? policy = null, Database? database = null)
    {
        _logs = logs ?? NullLoggerFactory.Instance;
        set?.Invoke(Settings);
        Settings.Validate();
        Calendar = calendar ?? CalendarFile.Open(null);
        _clock = new SetClock(BeijingTime.ParseMoment(start));
        var seeded = new SeededEntropy("desk");
        Entropy entropy = prepare is null ? seeded : new SlowEntropy(seeded, () => prepare(_clock));
        database ??= new Database(new SqliteDialect(DatabaseFile));
        database.Sealing = new SealingKey(seeded.Next("sealing key").ToArray());
        database.Schema.Prepare();
        Authority authority = SampleBureau.Policy.Authority;
        _keys = new SigningKeys(authority, seeded.Key("a"), seeded.Key("b"));
        Bureau = new BureauContext(database, authority, _keys, _clock, entropy);
        var setup = new LedgerSetup(Bureau, policy is null ? SampleBureau.Policy : policy(SampleBureau.Policy));
        setup.EnterKeys();
        SampleBureau.Fill(Bureau);
        setup.AdoptPolicy();
        try
        {
            Restart();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public WorkerSettings Settings { get; } = new();

    public WorkingDayCalendar Calendar { get; private set; }

    public BureauContext Bureau { get; }

    public RoundProcessor Processor { get; private set; } = null!;

    public SetClock Clock => _clock;

    /// <summary>What the worker reports as wrong.</summary>
    public Conditions Conditions { get; private set; } = null!;

    /// <summary>Watches the clock, when a test asks for it.</summary>
    public ClockWatch? Watch { get; set; }

    public string PublicFolder => _scratch.At("public");

    /// <summary>A folder beside the bureau's, for what another worker of it has.</summary>
    public string FolderBeside(string name) => _scratch.At(name);

    /// <summary>The database, for tests that look into its bytes.</summary>
    public string DatabaseFile => _scratch.At("x.db");

    public PublishedFolderFiles Public => new(PublicFolder);

    public static Label Name(string text) => Label.Parse(text);

    /// <summary>Starts the worker again, perhaps with other working days, and lets it look ahead.</summary>
    public void Restart(WorkingDayCalendar? calendar = null)
    {
        Calendar = calendar ?? Calendar;
        Conditions = new Conditions(_clock, _logs.CreateLogger<Conditions>());
        Processor = ProcessorOf(Bureau, PublicFolder);
        Processor.LookAhead();
    }

    /// <summary>The processor of a worker that sees the bureau's database and has a public folder of its own.</summary>
    public RoundProcessor ProcessorOf(BureauContext bureau, string publicFolder) =>
        RoundProcessor.Of(bureau, Settings.Rounds, Calendar, new FolderPublisher(bureau.Database, publicFolder), _logs, Conditions, Watch);

    /// <summary>Sets the clock, without the worker noticing: it was off, or is busy.</summary>
    public void ClockTo(DateTimeOffset moment) => _clock.ForwardTo(moment);

    /// <summary>Lets the worker do everything that falls due until a moment, each at its time.</summary>
    public void RunTo(DateTimeOffset moment)
    {
        while (Processor.Appointments().Select(r => r.DueAt!.Value).Where(d => d > Bureau.Now).Append(DateTimeOffset.MaxValue).Min() is DateTimeOffset next && next <= moment)
        {
            _clock.ForwardTo(next);
            Processor.RunDue();
        }

        _clock.ForwardTo(moment);
        Processor.RunDue();
    }

    public Round Round(DrawId draw) => Bureau.Database.Read(s => RoundStore.Find(s, draw))!;

    public IReadOnlyList<Round> Rounds(SectorCode sector) =>
        [.. Bureau.Database.Read(s => RoundStore.OfYear(s, 2026)).Where(r => r.Draw.Sector == sector).OrderBy(r => (r.Draw.Round, r.Draw.Try))];

    public Commitment CommitmentOf(DrawId draw) => Bureau.Database.Read(s => DrawStore.Committed(s, draw)).Commitment;

    public void CommitFirst() => RunTo(Round(First).CommitAt);

    public bool Promise(string name, Digest? digest = null, DateTimeOffset? at = null) =>
        PromiseSource.Execute(Bureau, Settings.Commitment, First, new SourcePromise(Name(name), digest, at));

    public bool Enter(string name, string value, string? signature = null, DrawId? draw = null) =>
        EnterValue.Execute(Bureau, draw ?? First, Name(name), value, signature);

    public VerificationReport Verify(DrawId draw) => PublicationVerifier.Verify(Public, new VerificationOptions { Draw = draw });

    public long LedgerSize() => Bureau.Database.Read(s => LedgerStore.Open(s).Head.Size);

    public void Dispose()
    {
        _keys.Dispose();
        _scratch.Dispose();
    }

    /// <summary>Lets something happen while a commitment is prepared: its own value is asked for first.</summary>
    private sealed class SlowEntropy(Entropy inner, Action prepare) : Entropy
    {
        public override Digest Next(string purpose)
        {
            if (purpose.StartsWith("own value", StringComparison.Ordinal))
            {
                prepare();
            }

            return inner.Next(purpose);
        }
    }
}
