using System.Text;

namespace Inspections.Worker.Files.Tables;

/// <summary>Looks through a text file before it is parsed, so that garbage is refused early and with its place.</summary>
internal static class TextScan
{
    /// <summary>Most characters in a line: a table has line ends.</summary>
    public const int LongestLine = 1_000_000;

    private const int Block = 64 * 1024;

    /// <summary>Requires that every byte decodes, without control characters or endless lines.</summary>
    /// <exception cref="ImportFileException">Some do not.</exception>
    public static void Require(FileContent file, TextForm form)
    {
        Decoder decoder = form.Encoding.GetDecoder();
        char[] text = new char[form.Encoding.GetMaxCharCount(Block)];
        int line = 1, column = 0;
        bool anything = false;
        for (int start = form.Start; start < file.Bytes.Length; start += Block)
        {
            int length = int.Min(Block, file.Bytes.Length - start);
            int count = Decode(file, form, decoder, start, length, text);
            foreach (char c in text.AsSpan(0, count))
            {
                (line, column) = c == '\n' ? (line + 1, 0) : (line, column + 1);
                anything |= !char.IsWhiteSpace(c) && c != '\uFEFF';
                if (column > LongestLine)
                {
                    throw file.Refuse(TableRefusals.LineTooLong, line, LongestLine);
                }

                if (c is < ' ' and not ('\t' or '\r' or '\n') or '\x7F')
                {
                    throw file.Refuse(TableRefusals.ControlCharacter, line, $"U+{(int)c:X4}");
                }
            }
        }

        if (!anything)
        {
            throw file.Refuse(TableRefusals.Empty);
        }
    }

    private static int Decode(FileContent file, TextForm form, Decoder decoder, int start, int length, char[] text)
    {
        try
        {
            return decoder.GetChars(file.Bytes.AsSpan(start, length), text, flush: start + length == file.Bytes.Length);
        }
        catch (DecoderFallbackException e)
        {
            int offset = start + e.Index;
            string tried = form.Encoding is UTF8Encoding or UnicodeEncoding ? form.Encoding.WebName : "utf-8, gb18030";
            throw file.Refuse(TableRefusals.Encoding, e, offset, tried);
        }
    }
}
