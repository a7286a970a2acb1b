using System.Xml;

namespace Inspections.Worker.Files.Tables;

/// <summary>
/// The bytes of an XML part on their way to the parser, which keeps a tag or a name whole in memory however long it is: what is
/// longer than a cell can be is refused before it gets there.
/// </summary>
internal sealed class XmlGuard(Stream inner) : Stream
{
    // Between two marks of a tag: a text of a cell in numeric references, and room to spare.
    private const int Longest = 1 << 20;

    // A sheet is six deep, a text with runs and a drawing a little more.
    private const int Deepest = 64;

    private int _since;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A reader that resolves nothing, and skips what says nothing.</summary>
    public static XmlReader Read(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = false,
        CloseInput = true,
    });

    /// <summary>Goes to the next node.</summary>
    /// <exception cref="InvalidDataException">It lies deeper than anything in a workbook.</exception>
    public static bool Next(XmlReader reader) =>
        reader.Read() && (reader.Depth <= Deepest ? true : throw new InvalidDataException("the XML is nested too deeply"));

    /// <summary>Goes to the next start of an element of one of these names, wherever it lies; null at the end.</summary>
    public static bool Find(XmlReader reader, Func<string, bool> isWanted)
    {
        while (Next(reader))
        {
            if (reader.NodeType == XmlNodeType.Element && isWanted(reader.LocalName))
            {
                return true;
            }
        }

        return false;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = inner.Read(buffer, offset, count);
        ReadOnlySpan<byte> bytes = buffer.AsSpan(offset, read);
        for (int at = bytes.IndexOf((byte)'<'); ; at = bytes.IndexOf((byte)'<'))
        {
            _since += at < 0 ? bytes.Length : at;
            if (_since > Longest)
            {
                throw new InvalidDataException("a tag or a text is longer than a cell can be");
            }

            if (at < 0)
            {
                return read;
            }

            _since = 0;
            bytes = bytes[(at + 1)..];
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
