using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Worker.Files;

namespace Inspections.Worker.Stores;

/// <summary>The ledger's head as it stands in a public folder or at a mirror: what has been said in public and cannot be taken back.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="Where">Where it was read.</param>
internal sealed record PublishedHead(Checkpoint Checkpoint, string Where)
{
    /// <summary>The head in a public folder, or null when nothing has been published there.</summary>
    /// <exception cref="UserErrorException">What is there is no checkpoint.</exception>
    public static PublishedHead? Of(string folder) => Find(new PublishedFolderFiles(folder), folder);

    /// <summary>The head in a public folder or at a mirror, where there must be one.</summary>
    /// <exception cref="UserErrorException">It cannot be read, or is no checkpoint.</exception>
    public static PublishedHead At(string place)
    {
        using PublishedPlace files = PublishedPlace.Open(place);
        return Find(files, place) ?? throw LedgerRefusals.NoCheckpoint.Error(place);
    }

    /// <summary>Checks that a ledger goes on from this head.</summary>
    /// <exception cref="UserErrorException">Going on would rewrite what is published.</exception>
    public void Require(LedgerStore ledger)
    {
        TreeHead published = Checkpoint.Head, own = ledger.Head;
        if (published.Size > own.Size)
        {
            throw LedgerRefusals.BehindPublished.Error(Where, published.Size, own.Size);
        }

        if (ledger.HeadAt(published.Size) != published || (ledger.Keys is { } keys && keys.Key.Name != Checkpoint.Origin.ToString()))
        {
            throw LedgerRefusals.OtherHistory.Error(Where, Checkpoint.Origin, published.Size);
        }
    }

    private static PublishedHead? Find(IPublishedFiles files, string place)
    {
        string where = $"{place.TrimEnd('/')}/{PublicLayout.Checkpoint}";
        try
        {
            return files.TryRead(PublicLayout.Checkpoint) is byte[] bytes ? new PublishedHead(Checkpoint.Parse(SignedNote.Parse(bytes).Text), where) : null;
        }
        catch (ProtocolFormatException e)
        {
            throw LedgerRefusals.CheckpointMalformed.Error(where, e.Message);
        }
    }
}
