using System.CommandLine;
using Inspections.Core.Directories;
using Inspections.Core.Ledger;
using Inspections.Core.Tests.Verification;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Witnessing;
using Inspections.Worker.Cli.Witnesses;
using Inspections.Worker.Files;
using Inspections.Worker.Health;
using Inspections.Worker.Witnessing;
using Inspections.Worker.Witnessing.Watching;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Inspections.Worker.Tests.Witnessing.Watching;

/// <summary>A witness's machine with its watch, over a made-up bureau's folder on the loopback.</summary>
internal sealed class WatchDesk : IAsyncDisposable
{
    private readonly Scratch _scratch = new();

    public WatchDesk(FolderSite site, string name = "jijian")
    {
        Name = SectorCode.Parse(name);
        Key = WitnessKey.Make(Name, _scratch.At($"{name}.pem"));
        Options = new WatchOptions
        {
            Place = site.Address,
            State = _scratch.At("state.json"),
            Notes = _scratch.At("notes"),
            Seals = _scratch.Folder,
            Confirmation = TimeSpan.Zero,
        };
        Start();
    }

    public SectorCode Name { get; }

    public WitnessKey Key { get; }

    public WatchOptions Options { get; set; }

    public FakeTimeProvider Clock { get; } = new(Some.Start);

    public Conditions Conditions { get; private set; } = null!;

    public LedgerWatch Watch { get; private set; } = null!;

    public Core.Drawing.Witness Listed => new(Name, Key.Signer.Verifier);

    public WatchRecord Record => WatchRecord.Read(Options.Record);

    /// <summary>What was signed, by its name in the public folder.</summary>
    public IReadOnlyDictionary<string, byte[]> Notes => !System.IO.Directory.Exists(Options.Notes) ? new Dictionary<string, byte[]>() :
        System.IO.Directory.GetFiles(Options.Notes, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith('.')).ToDictionary(
            f => Path.GetRelativePath(Options.Notes, f).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllBytes);

    /// <summary>The heads signed so far, by every note there is; each is by this witness's key.</summary>
    public IEnumerable<TreeHead> Heads => Notes.Where(n => n.Key.Contains(".heads/", StringComparison.Ordinal)).Select(n => Read(n.Value).Ledger);

    public TreeHead? Head => Notes.TryGetValue(PublicLayout.WitnessHead(Name), out byte[]? note) ? Read(note).Ledger : null;

    /// <summary>Starts the watch anew, as after a kill.</summary>
    public void Start(FileWriter? write = null)
    {
        Conditions = new Conditions(Clock, NullLogger.Instance);
        Watch = new LedgerWatch(Options, Key, Clock, Conditions, NullLogger.Instance, write);
    }

    /// <summary>Seals a value and leaves its file where the watch finds it.</summary>
    public SealedValue Seal(DrawId draw)
    {
        SealedValue seal = SealedValue.Fresh(draw, Name);
        seal.Save(Path.Combine(Options.Seals, SealedValue.FileName(draw, Name)));
        return seal;
    }

    /// <summary>Looks once, at the bureau's time.</summary>
    public async Task LookAsync(Bureau? bureau = null)
    {
        if (bureau is not null && bureau.Clock > Clock.GetUtcNow())
        {
            Clock.SetUtcNow(bureau.Clock);
        }

        await Watch.LookAsync(CancellationToken.None);
    }

    /// <summary>Gives the bureau what was signed.</summary>
    public void Hand(Bureau bureau)
    {
        foreach ((string path, byte[] note) in Notes.Where(n => !n.Key.Contains(".heads/", StringComparison.Ordinal)))
        {
            bureau.Log.File(path, note);
        }
    }

    /// <summary><c>inspections witness status</c>.</summary>
    public async Task<(int Code, string Output)> StatusAsync(params string[] more)
    {
        using StringWriter output = new();
        var root = new RootCommand { WitnessCommand.Make(new Option<string>("--data"), output, Clock) };
        int code = await root.Parse(["witness", "status", "--state", Options.State, .. more]).InvokeAsync(new InvocationConfiguration { Output = output, Error = output, EnableDefaultExceptionHandler = false });
        return (code, output.ToString());
    }

    public ValueTask DisposeAsync()
    {
        Key.Dispose();
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    private WitnessHeadNote Read(byte[] bytes)
    {
        SignedNote note = SignedNote.Parse(bytes);
        return note.IsSignedBy(Key.Signer.Verifier) ? WitnessHeadNote.Parse(note.Text) : throw new InvalidOperationException("not this witness's note");
    }
}
