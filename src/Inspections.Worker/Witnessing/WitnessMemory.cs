using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Core.Ledger;
using Inspections.Worker.Files;

namespace Inspections.Worker.Witnessing;

/// <summary>
/// The witness's state file. Without it a witness could be shown another ledger than last time, or be made to sign two
/// commitments to one draw. Held by one process at a time.
/// </summary>
internal sealed class WitnessMemory : IDisposable
{
    private readonly string _file;
    private readonly FileStream _hold;
    private readonly Dictionary<Authority, SignedLedger> _ledgers;

    private WitnessMemory(string file, FileStream hold)
    {
        (_file, _hold) = (file, hold);
        _ledgers = File.Exists(file) ? Read(file) : [];
    }

    /// <exception cref="UserErrorException">The file is damaged, or another process holds it.</exception>
    public static WitnessMemory Open(string file)
    {
        string full = Path.GetFullPath(file);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        FileStream hold;
        try
        {
            hold = new FileStream(full + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new UserErrorException($"状态文件 {full} 正被使用：{e.Message}", $"the state file {full} is in use: {e.Message}");
        }

        try
        {
            return new WitnessMemory(full, hold);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>What was signed of a bureau's ledger, or null.</summary>
    public SignedLedger? Of(Authority authority) => _ledgers.GetValueOrDefault(authority);

    /// <summary>Remembers a head that is about to be signed; on the disk before this returns.</summary>
    public void Remember(Authority authority, TreeHead head, DrawId draw, Digest commitment)
    {
        Dictionary<DrawId, Digest> commitments = Of(authority)?.Commitments.ToDictionary() ?? [];
        commitments[draw] = commitment;
        _ledgers[authority] = new SignedLedger(authority, head, commitments);
        AtomicFile.Write(_file, CanonicalJson.Write(Json.Object(
            ("ledgers", Json.Array(_ledgers.Values.OrderBy(l => l.Authority.ToString(), StringComparer.Ordinal), l => l.ToJson())))));
    }

    public void Dispose() => _hold.Dispose();

    private static Dictionary<Authority, SignedLedger> Read(string file)
    {
        try
        {
            return MemberReader.Read(CanonicalJson.Parse(File.ReadAllBytes(file)), "state", m => m.List("ledgers", SignedLedger.FromJson)).ToDictionary(l => l.Authority);
        }
        catch (Exception e) when (e is ProtocolFormatException or ArgumentException)
        {
            throw new UserErrorException(
                $"状态文件 {file} 已损坏：{e.Message}。请从备份恢复，不要删除：它是您签过什么的唯一记录",
                $"the state file {file} is damaged: {e.Message}; restore it from a copy and do not delete it, it alone tells what you have signed");
        }
    }
}
