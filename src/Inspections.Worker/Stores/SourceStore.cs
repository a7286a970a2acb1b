using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;

namespace Inspections.Worker.Stores;

/// <summary>What is promised to a draw before its commitment.</summary>
/// <param name="Name">The source's name.</param>
/// <param name="Digest">Of a witness, the digest of its sealed value.</param>
/// <param name="KnownAt">Of a lottery, when the issue is drawn.</param>
internal sealed record SourcePromise(Label Name, Digest? Digest, DateTimeOffset? KnownAt);

/// <summary>The sources of draws in the database: promised, committed to, and their values. A value is set once.</summary>
internal static class SourceStore
{
    /// <summary>Keeps a promise; the same setting again replaces it, until the commitment.</summary>
    public static void Promise(Session session, DrawId draw, SourcePromise promise)
    {
        var row = new
        {
            Draw = draw.ToString(),
            Slot = SourceSlot.Of(promise.Name),
            Name = promise.Name.ToString(),
            Digest = promise.Digest?.ToString(),
            KnownAt = promise.KnownAt is DateTimeOffset at ? BeijingTime.Format(at) : null,
        };
        session.Send("DELETE FROM source_promise WHERE draw = @Draw AND slot = @Slot", row);
        session.Send("INSERT INTO source_promise (draw, slot, name, digest, known_at) VALUES (@Draw, @Slot, @Name, @Digest, @KnownAt)", row);
    }

    /// <summary>What is promised to a draw, by setting.</summary>
    public static IReadOnlyDictionary<string, SourcePromise> Promises(Session session, DrawId draw) => session
        .Query<(string Slot, string Name, string? Digest, string? KnownAt)>(
            "SELECT slot, name, digest, known_at FROM source_promise WHERE draw = @draw", new { draw = draw.ToString() })
        .ToDictionary(
            p => p.Slot,
            p => new SourcePromise(
                Label.Parse(p.Name),
                p.Digest is null ? null : Digest.Parse(p.Digest),
                p.KnownAt is null ? null : BeijingTime.ParseMoment(p.KnownAt)),
            StringComparer.Ordinal);

    /// <summary>The draw that a sealed digest is promised or committed to, or null: a digest serves once.</summary>
    public static DrawId? UseOf(Session session, Digest digest) => session.Find<string>(
        "SELECT draw FROM draw_source WHERE digest = @digest UNION ALL SELECT draw FROM source_promise WHERE digest = @digest",
        new { digest = digest.ToString() }) is string draw ? DrawId.Parse(draw) : null;

    /// <summary>Opens the places that a commitment's values will stand in.</summary>
    public static void Commit(Session session, Commitment commitment) => session.Send(
        "INSERT INTO draw_source (draw, name, digest) VALUES (@Draw, @Name, @Digest)",
        commitment.Sources.Select(s => new
        {
            Draw = commitment.Draw.ToString(),
            Name = s.Name.ToString(),
            Digest = (s as SealedSource)?.Digest.ToString(),
        }));

    /// <summary>Of the sources of a draw whose value is not in, those that it waits for, by name; the bureau's own is opened by the draw and not among them.</summary>
    public static IEnumerable<Label> Awaited(IEnumerable<string?> missing) => missing.OfType<string>()
        .Where(n => !n.StartsWith(SealedSource.OwnPrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => Label.Parse(n));

    /// <summary>The values that are in, with the signatures of pulses.</summary>
    public static IReadOnlyDictionary<Label, (string Value, string? Signature)> Values(Session session, DrawId draw) => session
        .Query<(string Name, string Value, string? Signature)>(
            "SELECT name, value, signature FROM draw_source WHERE draw = @draw AND value IS NOT NULL", new { draw = draw.ToString() })
        .ToDictionary(s => Label.Parse(s.Name), s => (s.Value, s.Signature));

    /// <summary>Sets a value: true for the one transaction that finds none, which is the only one that writes.</summary>
    public static bool TryEnter(Session session, DrawId draw, Label name, string value, string? signature = null)
    {
        string of = draw.ToString(), source = name.ToString();
        IReadOnlyList<string> missing = session.Query<string>("SELECT name FROM draw_source WHERE draw = @of AND value IS NULL", new { of });
        if (!missing.Contains(source, StringComparer.Ordinal))
        {
            return false;
        }

        session.Send(
            "UPDATE draw_source SET value = @value, signature = @signature WHERE draw = @of AND name = @source AND value IS NULL",
            new { value, signature, of, source });
        return true;
    }
}
