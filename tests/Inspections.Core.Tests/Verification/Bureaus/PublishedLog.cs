using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;

namespace Inspections.Core.Tests.Verification.Bureaus;

/// <summary>A bureau's ledger, its keys and its public folder in memory.</summary>
internal sealed class PublishedLog
{
    private const int CheckpointEvery = 12;

    private readonly Authority _authority;
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly List<LedgerEntry> _entries = [];
    private readonly SortedSet<int> _signedSizes = [];
    private readonly Dictionary<VerifierKey, NoteSigner> _signers = [];
    private readonly NoteSigner _recovery;
    private readonly HashSet<int> _byRecovery = [];
    private readonly HashSet<int> _usurped = [];
    private readonly List<string> _more = [];
    private readonly Dictionary<int, byte[]> _altered = [];
    private int _keys;

    public PublishedLog(Authority authority, DateTimeOffset start, Alteration? alteration = null)
    {
        Alteration = alteration ?? new Alteration();
        (_authority, Clock, _recovery) = (authority, start, TestKeys.Signer(authority.ToString(), "recovery"));
        Enter(new KeyBody(NextKey().Verifier, _recovery.Verifier));
    }

    public DateTimeOffset Clock { get; set; }

    /// <summary>What is written otherwise than it is meant.</summary>
    public Alteration Alteration { get; }

    public IReadOnlyList<LedgerEntry> Entries => _entries;

    public TreeHead Head => HeadAt(_entries.Count);

    /// <summary>The key in force.</summary>
    public VerifierKey Key => KeysBefore(_entries.Count)[^1].Key;

    public TreeHead HeadAt(int size) => MerkleTree.Over(Leaves().Take(size)).Head;

    public void File(string path, byte[] bytes) => _files[path] = bytes;

    /// <summary>One transaction: the entries. Not each has its own checkpoint, or the scripts would check signatures for minutes.</summary>
    public void Enter(params ReadOnlySpan<EntryBody> bodies)
    {
        foreach (EntryBody body in bodies)
        {
            var entry = new LedgerEntry(_entries.Count, Clock, body);
            if (Alteration.Of($"entry {body.Kind}", entry.ToJson()) is Json altered)
            {
                _altered[_entries.Count] = CanonicalJson.Write(altered);
                entry = Alteration.Read(() => LedgerEntry.FromJson(altered) with { Index = entry.Index }) is LedgerEntry { Body: not KeyBody } read ? read : entry;
            }

            _entries.Add(entry);
        }

        if (_entries.Count / CheckpointEvery > _signedSizes.DefaultIfEmpty().Max() / CheckpointEvery)
        {
            _signedSizes.Add(_entries.Count);
        }
    }

    /// <summary>An entry that no bureau can make with the package: its line is changed before it is published.</summary>
    public void EnterAs(EntryBody body, Func<string, string> change)
    {
        Enter(body);
        _altered[_entries.Count - 1] = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(_entries[^1].ToLeaf())));
    }

    /// <summary>Rotates the key; the next checkpoint carries the old signature too, or the recovery key's.</summary>
    /// <param name="byRecovery">True when the old key is lost.</param>
    /// <param name="to">The number of an earlier key, which no honest bureau takes up again.</param>
    public void Rotate(bool byRecovery, int? to = null)
    {
        _signedSizes.UnionWith([_entries.Count, _entries.Count + 1]);
        if (byRecovery)
        {
            _byRecovery.Add(_entries.Count + 1);
        }

        Enter(new KeyBody(to is int old ? TestKeys.Signer(_authority.ToString(), $"key {old}").Verifier : NextKey().Verifier, _recovery.Verifier));
    }

    /// <summary>Puts a key into the ledger that neither the old nor the recovery key vouches for.</summary>
    public void Usurp()
    {
        _signedSizes.UnionWith([_entries.Count, _entries.Count + 1]);
        _usurped.Add(_entries.Count + 1);
        Enter(new KeyBody(NextKey().Verifier, _recovery.Verifier));
    }

    /// <summary>Appends a line that no honest bureau writes.</summary>
    public void Append(string kind, string body) => _more.Add(FormattableString.Invariant(
        $"{{\"at\":\"{BeijingTime.Format(Clock)}\",\"body\":{body},\"index\":{_entries.Count + _more.Count},\"kind\":\"{kind}\"}}"));

    /// <summary>Changes the entries and signs every checkpoint anew: what a bureau that holds its keys can do.</summary>
    public void Rewrite(Func<IReadOnlyList<LedgerEntry>, IEnumerable<LedgerEntry>> change)
    {
        LedgerEntry[] changed = [.. change([.. _entries]).Select((e, i) => e with { Index = i })];
        _entries.Clear();
        _entries.AddRange(changed);
        _signedSizes.RemoveWhere(s => s > changed.Length);
        _signedSizes.Add(changed.Length);
    }

    public MemoryFiles Publish()
    {
        byte[][] leaves = [.. Leaves(), .. _more.Select(Utf8)];
        var tree = MerkleTree.Over(leaves);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [PublicLayout.Entries] = [.. leaves.SelectMany(l => l.Append((byte)'\n'))],
            [PublicLayout.Keys] = Utf8(string.Concat(KeysBefore(_entries.Count).Select(k => $"{k.Key}\n"))),
        };
        foreach (int size in _signedSizes.Append(leaves.Length))
        {
            files[PublicLayout.CheckpointAt(size)] = Utf8(Signed(tree.HeadAt(size), SignersAt(size)));
        }

        files[PublicLayout.Checkpoint] = files[PublicLayout.CheckpointAt(leaves.Length)];
        foreach ((string path, byte[] bytes) in _files)
        {
            files[path] = bytes;
        }

        return new MemoryFiles(files);
    }

    /// <summary>A checkpoint of some head, by the key in force or by whoever is given.</summary>
    public string Signed(TreeHead head, params ReadOnlySpan<NoteSigner> signers) =>
        NoteSigner.Sign(Alteration.OfLines("checkpoint", new Checkpoint(_authority, head).ToText()), signers.Length > 0 ? signers : [_signers[Key]]);

    /// <summary>Any text, signed by the key in force.</summary>
    public string SignedText(string text) => NoteSigner.Sign(text, _signers[Key]);

    private IEnumerable<byte[]> Leaves() => _entries.Select((e, i) => _altered.GetValueOrDefault(i) ?? e.ToLeaf());

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private KeyBody[] KeysBefore(int size) => [.. _entries.Take(size).Select(e => e.Body).OfType<KeyBody>()];

    // The first checkpoint after a rotation carries two signatures.
    private NoteSigner[] SignersAt(int size)
    {
        KeyBody[] keys = KeysBefore(size);
        bool rotated = keys.Length > 1 && KeysBefore(_signedSizes.GetViewBetween(0, size - 1).Max).Length < keys.Length;
        NoteSigner current = _signers[keys[^1].Key];
        return rotated && !_usurped.Contains(size) ? [current, _byRecovery.Contains(size) ? _recovery : _signers[keys[^2].Key]] : [current];
    }

    private NoteSigner NextKey()
    {
        NoteSigner key = TestKeys.Signer(_authority.ToString(), $"key {_keys++}");
        return _signers[key.Verifier] = key;
    }
}
