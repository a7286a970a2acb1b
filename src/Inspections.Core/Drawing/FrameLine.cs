using System.Buffers;

namespace Inspections.Core.Drawing;

/// <summary>
/// One line of a frame read in place (protocol section 2). A leaf has one canonical spelling, without escapes, so comparing its
/// bytes with that spelling is reading it; whatever differs is left to <see cref="FrameLeaf.FromJson"/> to refuse by name.
/// </summary>
internal readonly ref struct FrameLine
{
    private const int LongestName = 64;

    private static readonly SearchValues<byte> First = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    private static readonly SearchValues<byte> InIdentifier = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._-"u8);
    private static readonly SearchValues<byte> InLabel = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._:/-"u8);

    private FrameLine(ReadOnlySpan<byte> id, ReadOnlySpan<byte> stratum, Exclusions excluded, ReadOnlySpan<byte> firm)
    {
        Id = id;
        Stratum = stratum;
        Excluded = excluded;
        Firm = firm;
    }

    /// <summary>The firm's or project's id.</summary>
    public ReadOnlySpan<byte> Id { get; }

    /// <summary>The stratum's name.</summary>
    public ReadOnlySpan<byte> Stratum { get; }

    /// <summary>Why it may not be drawn.</summary>
    public Exclusions Excluded { get; }

    /// <summary>Of a project, its firm's id; else empty.</summary>
    public ReadOnlySpan<byte> Firm { get; }

    /// <summary>A firm's line after its id.</summary>
    public ReadOnlySpan<byte> Tail { get; private init; }

    /// <summary>
    /// Reads a line; false for everything but a leaf in its canonical spelling. Most are firms without reasons, of the stratum of the one
    /// before, and differ from it in their id alone.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> line, FrameLine before, out FrameLine leaf)
    {
        ReadOnlySpan<byte> head = "{\"id\":\""u8;
        int length = line.Length - head.Length - before.Tail.Length;
        if (before.Tail.IsEmpty || length is < 1 or > LongestName || !line.StartsWith(head) || !line.EndsWith(before.Tail))
        {
            return TryRead(line, out leaf);
        }

        ReadOnlySpan<byte> id = line.Slice(head.Length, length);
        leaf = new FrameLine(id, before.Stratum, Exclusions.None, default) { Tail = before.Tail };
        return First.Contains(id[0]) && !id.ContainsAnyExcept(InIdentifier);
    }

    /// <summary>Reads a line; false for everything but a leaf in its canonical spelling.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out FrameLine leaf)
    {
        leaf = default;
        Exclusions excluded = Exclusions.None;
        ReadOnlySpan<byte> firm = default;
        if (!Skip(ref line, "{"u8) || (Skip(ref line, "\"excluded\":["u8) && !TryExclusions(ref line, out excluded)))
        {
            return false;
        }

        if (Skip(ref line, "\"firm\":\""u8) && !(TryIdentifier(ref line, out firm) && Skip(ref line, "\","u8)))
        {
            return false;
        }

        if (!Skip(ref line, "\"id\":\""u8) || !TryIdentifier(ref line, out ReadOnlySpan<byte> id))
        {
            return false;
        }

        ReadOnlySpan<byte> tail = line;
        if (!Skip(ref line, "\",\"stratum\":\""u8))
        {
            return false;
        }

        int length = line.Length - "\"}"u8.Length;
        if (length is < 1 or > LongestName || !line.EndsWith("\"}"u8) || line[..length].ContainsAnyExcept(InLabel))
        {
            return false;
        }

        leaf = new FrameLine(id, line[..length], excluded, firm) { Tail = tail };
        return true;
    }

    /// <summary>The id at the head of the rest of a line, and behind it the rest.</summary>
    internal static bool TryIdentifier(scoped ref ReadOnlySpan<byte> line, out ReadOnlySpan<byte> id)
    {
        int length = line.IndexOfAnyExcept(InIdentifier);
        if (length is < 1 or > LongestName || !First.Contains(line[0]))
        {
            id = default;
            return false;
        }

        id = line[..length];
        line = line[length..];
        return true;
    }

    /// <summary>Goes past <paramref name="text"/> when the line goes on with it.</summary>
    internal static bool Skip(scoped ref ReadOnlySpan<byte> line, ReadOnlySpan<byte> text)
    {
        bool found = line.StartsWith(text);
        line = found ? line[text.Length..] : line;
        return found;
    }

    private static bool TryExclusions(scoped ref ReadOnlySpan<byte> line, out Exclusions excluded)
    {
        excluded = Take(ref line, "\"cap\""u8, Exclusions.Cap, Exclusions.None);
        excluded = Take(ref line, "\"cooldown\""u8, Exclusions.Cooldown, excluded);
        excluded = Take(ref line, "\"drawn\""u8, Exclusions.Drawn, excluded);
        return excluded != Exclusions.None && Skip(ref line, "],"u8);
    }

    private static Exclusions Take(scoped ref ReadOnlySpan<byte> line, ReadOnlySpan<byte> name, Exclusions reason, Exclusions before)
    {
        ReadOnlySpan<byte> rest = line;
        bool separated = before == Exclusions.None || Skip(ref rest, ","u8);
        if (!separated || !Skip(ref rest, name))
        {
            return before;
        }

        line = rest;
        return before | reason;
    }
}
