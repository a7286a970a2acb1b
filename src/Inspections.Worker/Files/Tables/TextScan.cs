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
                    throw file.Refuse($"第 {line} 行超过 {LongestLine} 个字符，不是表格 / line {line} has more than {LongestLine} characters: not a table");
                }

                if (c is < ' ' and not ('\t' or '\r' or '\n') or '\x7F')
                {
                    throw file.Refuse($"不是文本文件：第 {line} 行有控制字符 U+{(int)c:X4} / not a text file: control character U+{(int)c:X4} in line {line}");
                }
            }
        }

        if (!anything)
        {
            throw file.Refuse("文件是空的 / the file is empty");
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
            throw file.Refuse(
                $"编码无法识别：第 {offset} 字节不是 {tried} / unknown encoding: the bytes at offset {offset} are not {tried}; "
                + "请另存为 CSV UTF-8 / save it as CSV UTF-8", e);
        }
    }
}
