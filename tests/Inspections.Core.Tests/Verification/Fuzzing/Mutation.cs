using System.Globalization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Tests.Verification.Fuzzing;

/// <summary>One change to one published file, wholly determined by its number: a byte, or a member of a JSON value.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Path">The file.</param>
/// <param name="What">What was changed, for whoever reads of a failure.</param>
/// <param name="Bytes">The file as changed.</param>
internal sealed record Mutation(int Number, string Path, string What, byte[] Bytes)
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Number} {Path}: {What}");

    /// <summary>
    /// A witness's note stands outside every check: one that is missing or does not hold puts its witness outside W, with a
    /// notice (protocol section 12). All other published bytes are under a digest, a root or a signature.
    /// </summary>
    public bool IsOfNote => Path.Contains("/witness/", StringComparison.Ordinal);

    /// <summary>The first mutations that change anything, the same in every run for the same files.</summary>
    public static IEnumerable<Mutation> Of(MemoryFiles files, int count) => Enumerable.Range(0, int.MaxValue)
        .Select(n => Try(files, n)).OfType<Mutation>().Take(count);

    private static Mutation? Try(MemoryFiles files, int number)
    {
        var dice = new Dice(number);
        string[] paths = [.. files.Paths];
        string path = paths[dice.Next(paths.Length)];
        byte[] bytes = [.. files[path]];
        (string what, byte[] changed) = path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".jsonl", StringComparison.Ordinal)
            ? dice.Next(2) == 0 ? Byte(bytes, dice) : Member(bytes, path.EndsWith('l'), dice)
            : Byte(bytes, dice);
        return changed.AsSpan().SequenceEqual(files[path]) ? null : new Mutation(number, path, what, changed);
    }

    private static (string What, byte[] Changed) Byte(byte[] bytes, Dice dice)
    {
        int at = dice.Next(bytes.Length);
        byte value = (byte)dice.Next(256);
        string what = string.Create(CultureInfo.InvariantCulture, $"byte {at} from {bytes[at]:x2} to {value:x2}");
        bytes[at] = value;
        return (what, bytes);
    }

    private static (string What, byte[] Changed) Member(byte[] bytes, bool lines, Dice dice)
    {
        if (!lines)
        {
            (string what, Json value) = MemberChange.Of(CanonicalJson.Parse(bytes), dice);
            return (what, CanonicalJson.Write(value));
        }

        Json[] all = [.. JsonLines.Read(JsonLines.Split(bytes), j => j)];
        int line = dice.Next(all.Length);
        (string change, all[line]) = MemberChange.Of(all[line], dice);
        return (string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, {change}"), JsonLines.Write(all));
    }
}
