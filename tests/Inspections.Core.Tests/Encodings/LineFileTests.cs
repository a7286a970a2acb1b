using FsCheck.Xunit;
using Inspections.Core.Encodings;
using Xunit;

namespace Inspections.Core.Tests.Encodings;

public sealed class LineFileTests
{
    /// <summary>Lines of every length, in a part of a larger array as well, so that newlines stand at every place of a vector.</summary>
    [Property(MaxTest = 300)]
    public bool The_lines_of_a_file_are_those_between_its_newlines(byte[] coarse, byte before, byte after)
    {
        byte[] file = [.. Enumerable.Repeat(coarse, 9).SelectMany((c, n) => c.Select(b => (b + n) % 20 == 0 ? (byte)'\n' : b)), (byte)'\n'];
        byte[] larger = [.. Enumerable.Repeat((byte)'\n', before), .. file, .. Enumerable.Repeat((byte)'\n', after)];
        LineFile lines = LineFile.Of(larger.AsMemory(before, file.Length));
        return Enumerable.Range(0, lines.Count).Select(i => lines[i].ToArray()).SequenceEqual(JsonLines.Split(file), new SameBytes())
            && lines.Bytes.Span.SequenceEqual(file);
    }

    [Fact]
    public void An_empty_file_has_no_line()
    {
        Assert.Equal(0, LineFile.Of(Array.Empty<byte>()).Count);
        Assert.True(LineFile.Of(ReadOnlyMemory<byte>.Empty).Bytes.IsEmpty);
    }

    [Fact]
    public void A_file_whose_last_line_has_no_newline_was_cut_short()
    {
        foreach (int length in Enumerable.Range(1, 100))
        {
            byte[] file = [.. Enumerable.Repeat((byte)'a', length), (byte)'\n', (byte)'b'];
            Assert.StartsWith("line 2: cut short", Assert.Throws<ProtocolFormatException>(() => LineFile.Of(file)).Message, StringComparison.Ordinal);
        }
    }

    private sealed class SameBytes : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => obj.Length;
    }
}
