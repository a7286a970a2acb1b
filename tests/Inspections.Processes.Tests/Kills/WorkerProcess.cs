using System.Diagnostics;
using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle;
using Inspections.Worker.Lifecycle.Closing;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Publication;
using Inspections.Worker.Simulation;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Processes.Tests.Kills;

/// <summary>
/// A worker that lives through 2026 in a process of its own, by the product's processor, storage and publisher, on a clock that
/// survives it. It kills itself at the first point at which not enough processes before it died.
/// </summary>
public sealed class WorkerProcess
{
    private const string FolderVariable = "FAULT_FOLDER", ModeVariable = "FAULT_MODE", PeerVariable = "FAULT_PEER", DatabaseVariable = "FAULT_DATABASE";

    /// <summary>The exit code of one that a broken connection ended: a service is started again then.</summary>
    internal const int StartAgain = 75;

    private static readonly DateTimeOffset End = new(2027, 1, 1, 0, 0, 0, BeijingTime.Offset);

    private string _folder = "";
    private string _mode = "";
    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);
    private ILookup<string, string> _died = Array.Empty<string>().ToLookup(d => d, StringComparer.Ordinal);
    private SimulatedClock _clock = new(End);

    /// <summary>Runs one until it ends or dies; gives its exit code, 137 for SIGKILL.</summary>
    /// <param name="folder">Where its database, its clock and its public folder are.</param>
    /// <param name="mode"><c>steps</c> to die once at every kind of step of a round, <c>all</c> at every point of the year, a number of milliseconds to die after, or nothing; with a shared database a <see cref="SharedFaults"/>.</param>
    /// <param name="peer">Its name, when another one is to do the same at the same moment.</param>
    /// <param name="database">A PostgreSQL database that it shares with its peer; each has a public folder of its own then. None for a SQLite file.</param>
    internal static Process Start(string folder, string mode, string peer = "", string database = "")
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Inspections.Processes.Tests"), ["-explicit", "only", "-method", $"{typeof(WorkerProcess).FullName}.{nameof(Lives)}"])
        {
            RedirectStandardOutput = true,
            Environment = { [FolderVariable] = folder, [ModeVariable] = mode, [PeerVariable] = peer, [DatabaseVariable] = database },
        };
        return Process.Start(start)!;
    }

    /// <summary>The points at which processes died in a folder.</summary>
    internal static string[] Died(string folder) => File.Exists(Deaths(folder)) ? File.ReadAllLines(Deaths(folder)) : [];

    [Fact(Explicit = true)]
    public void Lives()
    {
        try
        {
            Live();
        }
        catch (Exception e) when (IsServers(e))
        {
            Environment.Exit(StartAgain);
        }
    }

    // A server that is gone, or nobody knows whether it has saved a step: the next process looks how things stand.
    private static bool IsServers(Exception error) => error switch
    {
        UserErrorException e => e.Kind == DatabaseRefusals.Gone || e.Kind == DatabaseRefusals.CommitUnknown || e.Kind == DatabaseRefusals.Busy,
        AggregateException all => all.InnerExceptions.All(IsServers),
        _ => false,
    };

    private void Live()
    {
        _folder = Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException("started by the fault tests alone");
        _mode = Environment.GetEnvironmentVariable(ModeVariable) ?? "";
        string peer = Environment.GetEnvironmentVariable(PeerVariable) ?? "";
        _died = Died(_folder).ToLookup(d => d, StringComparer.Ordinal);
        string clockFile = Path.Combine(_folder, $"clock{peer}");
        _clock = new SimulatedClock(File.Exists(clockFile) ? BeijingTime.ParseMoment(File.ReadAllText(clockFile)) : new DateTimeOffset(2026, 1, 1, 0, 0, 0, BeijingTime.Offset));
        PeerMeetings? meetings = peer.Length > 0 ? new PeerMeetings(_folder, peer) : null;
        string shared = Environment.GetEnvironmentVariable(DatabaseVariable) ?? "";
        SharedFaults? faults = null;
        Action reach = () => faults?.Reach(_folder, peer, shared);
        Database database = shared.Length > 0 ? new Database(new WatchedPostgreSql(shared, reach)) : new Database(new WatchedSqlite(Path.Combine(_folder, "x.db"), Reach));
        if (shared.Length == 0)
        {
            DieInTime();
        }

        var keysOf = new SeededEntropy("fault tests");
        database.Sealing = new SealingKey(keysOf.Next("sealing key").ToArray());
        database.Schema.Prepare();
        Authority authority = SampleBureau.Policy.Authority;
        using var keys = new SigningKeys(authority, keysOf.Key("a"), keysOf.Key("b"));
        var bureau = new BureauContext(database, authority, keys, _clock, new SystemEntropy());
        new LedgerSetup(bureau, SampleBureau.Policy).EnterKeys();
        SampleBureau.Fill(bureau);
        new LedgerSetup(bureau, SampleBureau.Policy).AdoptPolicy();
        var publisher = new FolderPublisher(database, PublicFolder(_folder, shared.Length > 0 ? peer : ""), naming: null, (file, content) => Put(file, content, reach));
        var processor = RoundProcessor.Of(bureau, new WorkerSettings().Rounds, CalendarFile.Open(null), publisher, NullLoggerFactory.Instance);
        if (shared.Length > 0)
        {
            faults = SharedFaults.Parse(_mode); // In the middle of the year's work, not while it starts.
        }

        while (_clock.GetUtcNow() < End)
        {
            processor.LookAhead();
            DateTimeOffset next = processor.Appointments().Select(r => r.DueAt!.Value).Append(End).Min();
            _clock.ForwardTo(meetings?.Agree(next) ?? next);
            AtomicFile.Write(clockFile, System.Text.Encoding.ASCII.GetBytes(BeijingTime.Format(BeijingTime.Of(_clock.GetUtcNow()))));
            processor.RunDue();
            if (shared.Length > 0)
            {
                TreeHead head = database.Read(session => LedgerStore.Open(session).Head);
                File.AppendAllLines(Acknowledged(_folder, peer), [FormattableString.Invariant($"{head.Size} {head.Root}")]);
            }
        }

        database.Write(session => YearClosing.CloseBefore(session, bureau, End.Year));
        publisher.Publish();
        meetings?.Leave();
        Environment.Exit(0);
    }

    /// <summary>The public folder of a worker.</summary>
    internal static string PublicFolder(string folder, string peer) => Path.Combine(folder, $"public{peer}");

    /// <summary>The ledgers that a worker was told are kept, as sizes and roots, in order.</summary>
    internal static string Acknowledged(string folder, string peer) => Path.Combine(folder, $"acknowledged{peer}");

    private void DieInTime()
    {
        if (int.TryParse(_mode, CultureInfo.InvariantCulture, out int milliseconds))
        {
            new Thread(() =>
            {
                Thread.Sleep(milliseconds);
                Die($"{milliseconds} ms");
            }).Start();
        }
    }

    // Of every kind of public file the first one that is written.
    private void Put(string file, ReadOnlySpan<byte> content, Action reach)
    {
        reach();
        string kind = Path.GetFileName(file), name = kind.All(char.IsAsciiDigit) ? "checkpoints/N" : kind;
        Reach($"before file {name}");
        AtomicFile.Write(file, content);
        Reach($"after file {name}");
        reach();
    }

    private void Reach(string point)
    {
        string moment = FormattableString.Invariant($"{_clock.GetUtcNow():MM-dd HH:mm} {point}");
        _times[moment] = _times.GetValueOrDefault(moment) + 1;
        bool isFile = point.Contains("file ", StringComparison.Ordinal);
        string name = _mode == "all" && !isFile ? FormattableString.Invariant($"{moment} {_times[moment]}") : point;

        // What was lost once is tried again, and may be lost again.
        int deaths = _mode == "all" && point.StartsWith("before", StringComparison.Ordinal) ? 2 : 1;
        bool wanted = _mode == "all" || (_mode == "steps" && (point.Contains("round", StringComparison.Ordinal) || point.EndsWith("file receipt.json", StringComparison.Ordinal) || point.EndsWith("file checkpoint", StringComparison.Ordinal)));
        if (wanted && _died[name].Count() < deaths)
        {
            Die(name);
        }
    }

    private void Die(string at)
    {
        File.AppendAllLines(Deaths(_folder), [at]);
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    private static string Deaths(string folder) => Path.Combine(folder, "deaths");
}
