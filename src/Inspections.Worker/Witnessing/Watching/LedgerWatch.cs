using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Inspections.Worker.Files;
using Inspections.Worker.Health;

namespace Inspections.Worker.Witnessing.Watching;

/// <summary>
/// Looks at a bureau's public folder, again and again: checks that its ledger goes on from what was signed last, signs commitments and
/// values of the draws that name this witness, and each new head. What is signed stands in the state file, on the disk, before the
/// signature is anywhere: killed at any moment, no second head of one size and no second commitment to one draw is ever signed.
/// </summary>
internal sealed partial class LedgerWatch
{
    // A ledger whose head has not changed is read whole so often all the same.
    private static readonly TimeSpan Whole = TimeSpan.FromHours(1);

    private readonly WatchOptions _options;
    private readonly WitnessKey _key;
    private readonly TimeProvider _time;
    private readonly FileWriter _write;
    private readonly ILogger _log;
    private readonly KeptNotes _notes;
    private readonly DrawWatch _draws;
    private readonly WatchFindings _findings;
    private Dictionary<string, byte[]> _settled = new(StringComparer.Ordinal);
    private (TreeHead Head, DateTimeOffset At)? _last;

    /// <param name="options">What to watch.</param>
    /// <param name="key">The witness's key.</param>
    /// <param name="time">The time.</param>
    /// <param name="conditions">Where what is wrong is reported.</param>
    /// <param name="log">The log.</param>
    /// <param name="write">Puts files in their places; <see cref="AtomicFile.Write"/> unless given.</param>
    public LedgerWatch(WatchOptions options, WitnessKey key, TimeProvider time, Conditions conditions, ILogger log, FileWriter? write = null)
    {
        (_options, _key, _time, _log, _write) = (options, key, time, log, write ?? AtomicFile.Write);
        _notes = new KeptNotes(options.Notes, key.Name, _write);
        _draws = new DrawWatch(options, key, _notes, time, log);
        _findings = new WatchFindings(options, time, conditions, _write);
    }

    private DateTimeOffset Now => BeijingTime.Of(_time.GetUtcNow());

    /// <summary>Looks once. What goes wrong is reported and never thrown: the next look comes.</summary>
    public async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            await LookTwiceAsync(stopping).ConfigureAwait(false);
        }
        catch (RefusedException e) when (e.Nature == RefusalNature.Unreadable)
        {
            _findings.Unreadable(e.AsError(), _draws.Troubles);
        }
        catch (RefusedException e)
        {
            _findings.Hindered(e.AsError(), _draws.Troubles);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _findings.Hindered(FileRefusals.Unusable.Error(e.Message), _draws.Troubles);
        }
    }

    // A cache that gives an old file beside a new one is no crime: what may come of it is believed the second time.
    private async Task LookTwiceAsync(CancellationToken stopping)
    {
        try
        {
            Look(doubtful: true);
        }
        catch (UserErrorException e) when (e.Kind == HistoryRefusals.Shrunk || e.Kind == HistoryRefusals.LedgerFails)
        {
            LogDoubt(_log, Printable.OneLine(e.Says.En));
            await Task.Delay(_options.Confirmation, _time, stopping).ConfigureAwait(false);
            Look(doubtful: false);
        }
    }

    private void Look(bool doubtful)
    {
        using WitnessMemory memory = WitnessMemory.Open(_options.State, _write);
        using PublishedPlace place = PublishedPlace.Open(_options.Place);
        LedgerSnapshot? snapshot = null;
        try
        {
            snapshot = Take(place);
            if (snapshot.Head == _last?.Head && !_draws.HasMore && Now - _last.Value.At < Whole)
            {
                _findings.Right(snapshot.Head, _draws.Troubles);
                return;
            }

            WitnessedLedger ledger = Check(snapshot, memory);
            SignWhatIsNew(ledger, snapshot, memory);
            foreach ((string path, byte[] bytes) in snapshot.Read)
            {
                _settled[path] = bytes;
            }

            _last = (snapshot.Head, Now);
            _findings.Right(snapshot.Head, _draws.Troubles);
        }
        catch (UserErrorException e) when (HistoryRefusals.All.Contains(e.Kind) && !(doubtful && (e.Kind == HistoryRefusals.Shrunk || e.Kind == HistoryRefusals.LedgerFails)))
        {
            (_last, _settled) = (null, new Dictionary<string, byte[]>(StringComparer.Ordinal));
            _findings.Changed(e, () => Evidence(place, snapshot));
        }
    }

    private LedgerSnapshot Take(PublishedPlace place)
    {
        try
        {
            return LedgerSnapshot.Take(place, _settled) ?? throw WitnessRefusals.NoCheckpoint.Error(_options.Place, PublicLayout.Checkpoint);
        }
        catch (ProtocolFormatException e)
        {
            throw HistoryRefusals.LedgerFails.Error(new Text($"{PublicLayout.Checkpoint} 格式不符：{e.Message}", $"{PublicLayout.Checkpoint} is malformed: {e.Message}"));
        }
    }

    /// <summary>Refuses a ledger that does not go on from the last one, or fails its own check.</summary>
    private WitnessedLedger Check(LedgerSnapshot snapshot, WitnessMemory memory)
    {
        WitnessedLedger ledger = WitnessedLedger.Read(snapshot);
        memory.RequireOneLedger(ledger.Authority);
        SignedLedger? last = memory.Of(ledger.Authority);
        RequireWholeMemory(last);
        ledger.RequireContinues(last);
        ledger.RequireCommitments(last);
        Core.Verification.Finding finding = PublicationVerifier.VerifyLedger(snapshot, _options.BureauKey);
        return finding.Outcome == Outcome.Failed
            ? throw HistoryRefusals.LedgerFails.Error(new Text($"应为 {finding.Expected}；实为 {finding.Found}", $"expected {finding.Expected}; found {finding.Found}"))
            : finding.Outcome == Outcome.Ok ? ledger : throw WitnessRefusals.Incomplete.Error(finding.Expected, finding.Found);
    }

    // Whoever lost the state file and begins anew could be shown another history.
    private void RequireWholeMemory(SignedLedger? last)
    {
        if (_notes.Head() is { } kept && (last is null || last.Head.Size < kept.Ledger.Size))
        {
            throw WitnessRefusals.StateLost.Error(_options.State, kept.Ledger.Size, _notes.Folder);
        }
    }

    private void SignWhatIsNew(WitnessedLedger ledger, LedgerSnapshot snapshot, WitnessMemory memory)
    {
        _draws.Look(ledger, snapshot, memory);
        if (_notes.Head()?.Ledger != ledger.Head)
        {
            if (memory.Of(ledger.Authority)?.Head != ledger.Head)
            {
                memory.Remember(ledger.Authority, ledger.Head);
            }

            _notes.KeepHead(ledger.Head, NoteSigner.Sign(new WitnessHeadNote(ledger.Head, Now).ToText(), _key.Signer));
            LogHead(_log, ledger.Authority.ToString(), ledger.Head.Size, ledger.Head.Root.ToString());
        }
    }

    // What was published when history changed, so that it can be shown to others.
    private string Evidence(PublishedPlace place, LedgerSnapshot? snapshot)
    {
        string folder = Path.Combine(_options.Evidence, Now.ToString("yyyyMMdd'T'HHmmss", System.Globalization.CultureInfo.InvariantCulture));
        foreach (string path in (string[])[PublicLayout.Checkpoint, PublicLayout.Entries, PublicLayout.Keys])
        {
            byte[]? bytes = path == PublicLayout.Checkpoint && snapshot is not null ? snapshot.Checkpoint : place.TryRead(path);
            if (bytes is not null)
            {
                _write(Path.Combine(folder, path), bytes);
            }
        }

        return folder;
    }

    [LoggerMessage(LogLevel.Information, "{Authority}: head of {Size} entries signed, root {Root}")]
    private static partial void LogHead(ILogger log, string authority, long size, string root);

    [LoggerMessage(LogLevel.Warning, "looked at again before anybody is alarmed: {What}")]
    private static partial void LogDoubt(ILogger log, string what);
}
