using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Publication;

namespace Inspections.Core.Verification;

/// <summary>
/// The published entries, up to the first line that is not one: what stands after it cannot be judged, and the
/// <c>ledger</c> check fails.
/// </summary>
internal sealed class PublishedLedger
{
    private readonly List<LedgerEntry> _entries = [];
    private readonly Dictionary<Type, object> _byKind = [];

    private PublishedLedger()
    {
    }

    /// <summary>False when there is no file.</summary>
    public bool Exists { get; private init; }

    /// <summary>Why the file is refused from some line on, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The entries; each one's index is its place.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>The log over them.</summary>
    public MerkleTree Tree { get; } = new();

    /// <summary>When the last entry was made: all that a verifier knows of the time.</summary>
    public DateTimeOffset? LatestAt => _entries.Count == 0 ? null : _entries[^1].At;

    public static PublishedLedger Load(IPublishedFiles files)
    {
        if (files.TryRead(PublicLayout.Entries) is not byte[] bytes)
        {
            return new PublishedLedger();
        }

        var ledger = new PublishedLedger { Exists = true };
        int whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        foreach (byte[] line in JsonLines.Split(bytes.AsSpan(0, whole)))
        {
            if (!ledger.TryAdd(line))
            {
                return ledger;
            }
        }

        ledger.Refusal = whole == bytes.Length ? null : $"line {ledger._entries.Count + 1}: cut short, the newline is missing";
        return ledger;
    }

    /// <summary>The entries of one kind of body, with what surrounds them: looked for once.</summary>
    public IEnumerable<(LedgerEntry Entry, T Body)> Of<T>()
        where T : EntryBody
    {
        if (!_byKind.TryGetValue(typeof(T), out object? known))
        {
            known = _entries.Where(e => e.Body is T).Select(e => (e, (T)e.Body)).ToArray();
            _byKind.Add(typeof(T), known);
        }

        return ((LedgerEntry, T)[])known;
    }

    private bool TryAdd(byte[] line)
    {
        try
        {
            LedgerEntry entry = LedgerEntry.FromJson(CanonicalJson.Parse(line));
            if (entry.Index != _entries.Count)
            {
                throw new ProtocolFormatException($"index {entry.Index} instead of {_entries.Count}");
            }

            _entries.Add(entry);
            Tree.Append(line);
            return true;
        }
        catch (ProtocolFormatException e)
        {
            Refusal = $"line {_entries.Count + 1}: {e.Message}";
            return false;
        }
    }
}
