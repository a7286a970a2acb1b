using Inspections.Core.Encoding;
using Inspections.Core.Ledger;
using Inspections.Core.Verification;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Published;

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
        return Find(files, place) ?? throw new UserErrorException(
            $"{place} 里没有公示的检查点", $"there is no published checkpoint in {place}", UserErrorException.Usage);
    }

    /// <summary>Checks that a ledger goes on from this head.</summary>
    /// <exception cref="UserErrorException">Going on would rewrite what is published.</exception>
    public void Require(LedgerStore ledger)
    {
        TreeHead published = Checkpoint.Head, own = ledger.Head;
        if (published.Size > own.Size)
        {
            throw new UserErrorException(
                $"数据库落后于已公示的台账：{Where} 有 {published.Size} 条，数据库只有 {own.Size} 条。继续运行等于改写已公示的历史，已拒绝。请恢复更新的备份（inspections restore），或改正公示目录的设置。",
                $"the database is behind the published ledger: {Where} has {published.Size} entries, the database {own.Size}; to go on would rewrite published history. Restore a newer backup (inspections restore), or correct the setting Public");
        }

        if (ledger.HeadAt(published.Size) != published || (ledger.Keys is { } keys && keys.Key.Name != Checkpoint.Origin.ToString()))
        {
            throw new UserErrorException(
                $"数据库与已公示的台账不一致：{Where}（{Checkpoint.Origin}，{published.Size} 条）不是本数据库的历史。继续运行等于改写已公示的历史，已拒绝。请检查数据目录和公示目录的设置，或恢复正确的备份。",
                $"the database is not consistent with the published ledger: {Where} ({Checkpoint.Origin}, {published.Size} entries) is not its history; to go on would rewrite published history. Check --data and the setting Public, or restore the right backup");
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
            throw new UserErrorException(
                $"{where} 不是检查点，无法判断已公示到哪里：{e.Message}。请从镜像或备份恢复该文件。",
                $"{where} is no checkpoint, so nobody can tell what has been published: {e.Message}; put the file back from a mirror or a backup");
        }
    }
}
