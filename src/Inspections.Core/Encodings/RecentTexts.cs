using System.Text.Json;

namespace Inspections.Core.Encodings;

/// <summary>Short texts of one document that came before, so that a name in a hundred thousand members is one text in memory and not as many.</summary>
/// <param name="document">Bytes of the document; a short one needs none of this.</param>
internal sealed class RecentTexts(int document)
{
    private const int LongDocument = 1 << 16, Places = 1 << 10, LongestBytes = 32;

    private readonly Json.Text?[] _texts = document < LongDocument ? [] : new Json.Text?[Places];

    /// <summary>The text that the reader stands on.</summary>
    /// <exception cref="InvalidOperationException">It is no valid Unicode.</exception>
    public Json.Text Read(ref Utf8JsonReader reader)
    {
        if (_texts.Length == 0 || reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > LongestBytes)
        {
            return new(reader.GetString()!);
        }

        // FNV-1a over the bytes; texts that meet in a place only replace each other.
        uint hash = 2166136261;
        foreach (byte b in reader.ValueSpan)
        {
            hash = (hash ^ b) * 16777619;
        }

        ref Json.Text? known = ref _texts[(hash ^ (hash >> 16)) % Places];
        return known is not null && reader.ValueTextEquals(known.Value) ? known : known = new(reader.GetString()!);
    }
}
