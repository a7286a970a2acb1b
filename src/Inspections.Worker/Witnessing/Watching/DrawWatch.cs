using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Files;

namespace Inspections.Worker.Witnessing.Watching;

/// <summary>Signs commitments and values of the draws that name a witness, as they come, without anybody asking.</summary>
internal sealed partial class DrawWatch(WatchOptions options, WitnessKey key, KeptNotes notes, TimeProvider time, ILogger log)
{
    // A refusal is looked into again when the ledger has changed, and from time to time: a sealed value may have been put in its place.
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    // What is not signed is reported for so long after the draw.
    private static readonly TimeSpan Reported = TimeSpan.FromDays(60);

    private readonly Dictionary<Digest, Commitment> _commitments = [];
    private readonly Dictionary<DrawId, (long Size, DateTimeOffset At, WatchTrouble Trouble)> _refused = [];

    // Values are there, and this machine's clock says that the draw is still to come.
    private bool _waits;

    /// <summary>True when something is to be done although the ledger stays as it is.</summary>
    public bool HasMore => _waits || _refused.Values.Any(r => Now - r.At >= Again);

    /// <summary>What is not signed.</summary>
    public IEnumerable<WatchTrouble> Troubles => _refused.OrderBy(r => r.Key.ToString(), StringComparer.Ordinal).Select(r => r.Value.Trouble);

    private DateTimeOffset Now => BeijingTime.Of(time.GetUtcNow());

    /// <summary>Looks at every draw of a ledger that was found right.</summary>
    public void Look(WitnessedLedger ledger, IPublishedFiles files, WitnessMemory memory)
    {
        _waits = false;
        foreach (DrawId draw in ledger.Committed)
        {
            try
            {
                if (ledger.IsVoid(draw))
                {
                    _refused.Remove(draw);
                }
                else if (!IsPutOff(draw, ledger))
                {
                    Take(draw, ledger, files, memory);
                }
            }
            catch (RefusedException e) when (e.Nature != RefusalNature.Unreadable && e.Refusal.Kind != HistoryRefusals.Rewritten && e.Refusal.Kind != HistoryRefusals.Shrunk && e.Refusal.Kind != HistoryRefusals.OtherLedger)
            {
                Refuse(draw, ledger, e.AsError());
            }
        }
    }

    private bool IsPutOff(DrawId draw, WitnessedLedger ledger) =>
        _refused.TryGetValue(draw, out (long Size, DateTimeOffset At, WatchTrouble) last) && last.Size == ledger.Head.Size && Now - last.At < Again;

    private void Take(DrawId draw, WitnessedLedger ledger, IPublishedFiles files, WitnessMemory memory)
    {
        bool signed = memory.Of(ledger.Authority)?.Commitments.ContainsKey(draw) == true;
        if (notes.HasCommitment(draw) && notes.HasValues(draw))
        {
            _refused.Remove(draw);
            return;
        }

        Commitment commitment = CommitmentOf(draw, ledger.CommitmentTo(draw), files);
        if (!Concerns(commitment) || Now - commitment.DrawAt > Reported)
        {
            _refused.Remove(draw);
            return;
        }

        if (!notes.HasCommitment(draw) && Now < commitment.DrawAt)
        {
            SignCommitment(draw, files, memory);
        }
        else if (signed && commitment.Sources.All(s => ledger.ValueOf(draw, s.Name) is not null))
        {
            SignValues(commitment, ledger, files, memory);
        }
        else if (!signed)
        {
            Refuse(draw, ledger, WitnessRefusals.NotSeen.Error(draw));
        }
        else
        {
            _refused.Remove(draw);
        }
    }

    private void SignCommitment(DrawId draw, IPublishedFiles files, WitnessMemory memory)
    {
        PublishedDraw published = PublishedDraw.Read(files, draw, memory, Options(draw));
        var signing = new CommitmentSigning(key, memory, time);
        signing.Require(published, Seal(draw));
        notes.KeepCommitment(draw, signing.Sign(published));
        _refused.Remove(draw);
        if (signing.WouldCount(published))
        {
            LogCommitment(log, draw);
        }
        else
        {
            LogLate(log, draw);
        }
    }

    private void SignValues(Commitment commitment, WitnessedLedger ledger, IPublishedFiles files, WitnessMemory memory)
    {
        DrawId draw = commitment.Draw;
        if (Now < commitment.DrawAt)
        {
            // This machine's clock is behind the bureau's.
            _waits = true;
            return;
        }

        if (options.SealedOnly && commitment.Sources.Any(s => s is not SealedSource))
        {
            Refuse(draw, ledger, WitnessRefusals.ForPerson.Error(draw));
            return;
        }

        PublishedDraw published = PublishedDraw.Read(files, draw, memory, Options(draw));
        var signing = new ValuesSigning(key, memory, time);
        notes.KeepValues(draw, signing.Sign(published, signing.Require(published, Seal(draw), absentIsRight: false)));
        _refused.Remove(draw);
        LogValues(log, draw);
    }

    // The year says which firms had been drawn before; the other years say nothing of this draw.
    private VerificationOptions Options(DrawId draw) => new() { Year = draw.Year, TrustedKey = options.BureauKey };

    private bool Concerns(Commitment commitment) => commitment.Witnesses.Any(w => w.Name == key.Name || w.Key == key.Signer.Verifier);

    private SealedValue? Seal(DrawId draw)
    {
        string file = Path.Combine(options.Seals, SealedValue.FileName(draw, key.Name));
        return File.Exists(file) ? SealedValue.Read(file, draw, key.Name) : null;
    }

    private Commitment CommitmentOf(DrawId draw, Digest entered, IPublishedFiles files)
    {
        if (_commitments.TryGetValue(entered, out Commitment? known))
        {
            return known;
        }

        string path = PublicLayout.Commitment(draw);
        byte[] bytes = files.TryRead(path) ?? throw WitnessRefusals.FileNotPublished.Error(path);
        if (Digest.Of(bytes) != entered)
        {
            throw WitnessRefusals.FileOther.Error(path, entered);
        }

        try
        {
            return _commitments[entered] = Commitment.FromJson(CanonicalJson.Parse(bytes));
        }
        catch (ProtocolFormatException e)
        {
            throw WitnessRefusals.FileMalformed.Error(path, e.Message);
        }
    }

    private void Refuse(DrawId draw, WitnessedLedger ledger, UserErrorException why)
    {
        if (!_refused.TryGetValue(draw, out (long Size, DateTimeOffset At, WatchTrouble Trouble) last) || last.Trouble.Says != why.Says)
        {
            LogRefused(log, draw, Printable.OneLine(why.Says.En));
        }

        _refused[draw] = (ledger.Head.Size, Now, new WatchTrouble($"{draw}", why.Id, why.Says));
    }

    [LoggerMessage(LogLevel.Information, "{Draw}: commitment signed")]
    private static partial void LogCommitment(ILogger log, DrawId draw);

    [LoggerMessage(LogLevel.Warning, "{Draw}: commitment signed less than 24 hours before the draw; the note will not count")]
    private static partial void LogLate(ILogger log, DrawId draw);

    [LoggerMessage(LogLevel.Information, "{Draw}: values signed")]
    private static partial void LogValues(ILogger log, DrawId draw);

    [LoggerMessage(LogLevel.Warning, "{Draw}: {Why}")]
    private static partial void LogRefused(ILogger log, DrawId draw, string why);
}
