using System.Text;
using System.Text.Unicode;

namespace Inspections.Worker.Files.Tables;

/// <summary>How a text file is encoded.</summary>
/// <param name="Encoding">Strict: it throws where bytes mean nothing.</param>
/// <param name="Start">Bytes before the text: the byte order mark.</param>
internal sealed record TextForm(Encoding Encoding, int Start)
{
    private const int Beginning = 4096;

    private static readonly string[] TraditionalWords = ["名稱", "代碼", "編號", "企業", "姓名", "單位", "行業", "事項"];

    private static readonly UTF8Encoding Utf8Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>UTF-8 and UTF-16 by their marks, else UTF-8 if every byte fits, else GB18030.</summary>
    /// <exception cref="ImportFileException">No encoding fits, or the text is not text; the message names the place.</exception>
    public static TextForm Of(FileContent file)
    {
        ReadOnlySpan<byte> bytes = file.Bytes;
        TextForm form =
            bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? new(Utf8Strict, 3)
            : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? new(Utf16(bigEndian: false), 2)
            : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? new(Utf16(bigEndian: true), 2)
            : WithoutMark(file);
        TextScan.Require(file, form);
        return form;
    }

    /// <summary>True for bytes that make the words of a list's header in Big5, the encoding of traditional characters.</summary>
    public static bool IsBig5(FileContent file)
    {
        string text = CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetString(file.Bytes.AsSpan(0, int.Min(file.Bytes.Length, Beginning)));
        return Array.Exists(TraditionalWords, w => text.Contains(w, StringComparison.Ordinal));
    }

    private static TextForm WithoutMark(FileContent file)
    {
        int nul = file.Bytes.AsSpan().IndexOf((byte)0);
        return nul < 0 ? new TextForm(Utf8.IsValid(file.Bytes) ? Utf8Strict : Gb18030(), 0)
            : ZerosOfUtf16(file.Bytes) is bool bigEndian ? new TextForm(Utf16(bigEndian), 0)
            : throw file.Refuse(TableRefusals.NotText, nul);
    }

    // Delimiters, digits and line ends are ASCII: in UTF-16 each has a zero byte on the same side; few others have one.
    private static bool? ZerosOfUtf16(byte[] bytes)
    {
        int[] zeros = new int[2];
        for (int i = 0; i < bytes.Length; i++)
        {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }

        return bytes.Length % 2 == 0 && zeros.Max() > bytes.Length / 20 && zeros.Min() * 5 < zeros.Max() ? zeros[0] > zeros[1] : null;
    }

    private static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    private static Encoding Gb18030() => CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
