using Inspections.Core.Directories;
using Inspections.Core.Encodings;
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
    private readonly FileWriter _write;
    private readonly Dictionary<Authority, SignedLedger> _ledgers;

    private WitnessMemory(string file, FileStream hold, FileWriter? write)
    {
        (_file, _hold, _write) = (file, hold, write ?? AtomicFile.Write);
        _ledgers = File.Exists(file) ? Read(file) : [];
    }

    /// <param name="file">The file, which need not be there.</param>
    /// <param name="write">Puts it in its place; <see cref="AtomicFile.Write"/> unless given.</param>
    /// <exception cref="UserErrorException">The file is damaged, or another process holds it.</exception>
    public static WitnessMemory Open(string file, FileWriter? write = null)
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
            throw WitnessRefusals.StateInUse.Error(full, e.Message);
        }

        try
        {
            return new WitnessMemory(full, hold, write);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>What was signed of a bureau's ledger, or null.</summary>
    public SignedLedger? Of(Authority authority) => _ledgers.GetValueOrDefault(authority);

    /// <summary>A witness keeps to one ledger of an authority's six digits (protocol section 12).</summary>
    /// <exception cref="UserErrorException">Another one was signed.</exception>
    public void RequireOneLedger(Authority authority)
    {
        if (_ledgers.Keys.FirstOrDefault(a => a != authority && a.Division == authority.Division, authority) is var other && other != authority)
        {
            throw HistoryRefusals.OtherLedger.Error(other, authority);
        }
    }

    /// <summary>Remembers a head that is about to be signed; on the disk before this returns.</summary>
    /// <exception cref="UserErrorException">It is another ledger's, or does not go on from the last one: it may not be signed.</exception>
    public void Remember(Authority authority, TreeHead head) => Remember(authority, head, Of(authority)?.Commitments.ToDictionary() ?? []);

    /// <summary>Remembers a head and a commitment that are about to be signed; on the disk before this returns.</summary>
    /// <exception cref="UserErrorException">One of the two is another than was signed before: it may not be signed.</exception>
    public void Remember(Authority authority, TreeHead head, DrawId draw, Digest commitment)
    {
        Dictionary<DrawId, Digest> commitments = Of(authority)?.Commitments.ToDictionary() ?? [];
        if (commitments.TryGetValue(draw, out Digest signed) && signed != commitment)
        {
            throw HistoryRefusals.OtherCommitment.Error(draw, signed, commitment);
        }

        commitments[draw] = commitment;
        Remember(authority, head, commitments);
    }

    // Whoever asks has compared the ledgers; this holds even if it has not: never two heads of one size.
    private void Remember(Authority authority, TreeHead head, Dictionary<DrawId, Digest> commitments)
    {
        RequireOneLedger(authority);
        if (Of(authority)?.Head is { } last && (head.Size < last.Size || (head.Size == last.Size && head != last)))
        {
            throw head.Size < last.Size ? HistoryRefusals.Shrunk.Error(last.Size, head.Size) : HistoryRefusals.Rewritten.Error(last.Size, last.Root, head.Root);
        }

        var now = new Dictionary<Authority, SignedLedger>(_ledgers) { [authority] = new SignedLedger(authority, head, commitments) };
        _write(_file, CanonicalJson.Write(Json.Object(
            ("ledgers", Json.Array(now.Values.OrderBy(l => l.Authority.ToString(), StringComparer.Ordinal), l => l.ToJson())))));
        _ledgers[authority] = now[authority];
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
            throw WitnessRefusals.StateDamaged.Error(file, e.Message);
        }
    }
}
