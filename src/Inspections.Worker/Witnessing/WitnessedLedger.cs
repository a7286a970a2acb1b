using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files;

namespace Inspections.Worker.Witnessing;

/// <summary>A published ledger as a witness reads it before it signs.</summary>
internal sealed class WitnessedLedger
{
    private readonly IReadOnlyList<LedgerEntry> _entries;
    private readonly MerkleTree _tree;

    private WitnessedLedger(IReadOnlyList<LedgerEntry> entries, MerkleTree tree, Authority authority) =>
        (_entries, _tree, Authority) = (entries, tree, authority);

    public Authority Authority { get; }

    public TreeHead Head => _tree.Head;

    /// <exception cref="UserErrorException">There is no ledger, or it is malformed.</exception>
    public static WitnessedLedger Read(IPublishedFiles files)
    {
        if (files.TryRead(PublicLayout.Entries) is not byte[] bytes)
        {
            throw WitnessRefusals.NoLedger.Error(PublicLayout.Entries);
        }

        try
        {
            IReadOnlyList<byte[]> leaves = JsonLines.Split(bytes);
            IReadOnlyList<LedgerEntry> entries = JsonLines.Read(leaves, LedgerEntry.FromJson);
            return entries is [{ Body: KeyBody first }, ..]
                ? new WitnessedLedger(entries, MerkleTree.Over(leaves), Authority.Parse(first.Key.Name))
                : throw new ProtocolFormatException("entry 0 is no key");
        }
        catch (ProtocolFormatException e)
        {
            throw HistoryRefusals.LedgerFails.Error(new Text($"格式不符：{e.Message}", $"it is malformed: {e.Message}"));
        }
    }

    /// <summary>The ledger must begin with what was signed last.</summary>
    /// <exception cref="UserErrorException">It is shorter, or another.</exception>
    public void RequireContinues(SignedLedger? last)
    {
        if (last is null)
        {
            return;
        }

        if (Head.Size < last.Head.Size)
        {
            throw HistoryRefusals.Shrunk.Error(last.Head.Size, Head.Size);
        }

        TreeHead then = _tree.HeadAt(last.Head.Size);
        if (then != last.Head)
        {
            throw HistoryRefusals.Rewritten.Error(then.Size, last.Head.Root, then.Root);
        }
    }

    /// <summary>Every draw committed to, in the order of the ledger.</summary>
    public IEnumerable<DrawId> Committed => Of<CommitmentBody>(_ => true).Select(c => c.Draw).Distinct();

    /// <summary>The ledger must still have every commitment that was signed, and no other to the same draw.</summary>
    /// <exception cref="UserErrorException">It has another, or a second one.</exception>
    public void RequireCommitments(SignedLedger? last)
    {
        foreach ((DrawId draw, Digest signed) in last?.Commitments ?? new Dictionary<DrawId, Digest>())
        {
            if (Of<CommitmentBody>(b => b.Draw == draw && b.Commitment != signed).FirstOrDefault() is { } other)
            {
                throw HistoryRefusals.OtherCommitment.Error(draw, signed, other.Commitment);
            }
        }
    }

    /// <summary>The only commitment to a draw.</summary>
    /// <exception cref="UserErrorException">There is none, or there are several.</exception>
    public Digest CommitmentTo(DrawId draw)
    {
        CommitmentBody[] all = [.. Of<CommitmentBody>(b => b.Draw == draw)];
        return all.Length switch
        {
            1 => all[0].Commitment,
            0 => throw WitnessRefusals.NoCommitment.Error(draw),
            _ => throw WitnessRefusals.SeveralCommitments.Error(draw, all.Length),
        };
    }

    /// <summary>The entered value of a source, or null.</summary>
    public string? ValueOf(DrawId draw, Label source) => Of<ValueBody>(b => b.Draw == draw && b.Name == source).FirstOrDefault()?.Value;

    /// <summary>True when the draw was voided.</summary>
    public bool IsVoid(DrawId draw) => Of<VoidBody>(b => b.Draw == draw).Any();

    private IEnumerable<T> Of<T>(Func<T, bool> wanted)
        where T : EntryBody => _entries.Select(e => e.Body).OfType<T>().Where(wanted);
}
