using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using QRCoder;

namespace Inspections.Worker.Publication.Papers;

/// <summary>
/// 检查码: the code on a notice. It carries what the visitor claims (draw, firm, team, day) behind the number sign, so that it is not even
/// sent to the server; the page compares it with what is public and trusts none of it. visit.js reads it.
/// </summary>
internal static class VisitCode
{
    /// <summary>The page that reads codes, from the site's root.</summary>
    public const string Page = "visit.html";

    // Dots of a side of one module: sharp when printed at 3.6 cm.
    private const int Dots = 8;

    /// <summary>What the code of a visit says.</summary>
    /// <param name="site">The site's address, ending in a slash.</param>
    /// <param name="draw">The draw.</param>
    /// <param name="firm">The drawn firm.</param>
    /// <param name="team">Who comes, by staff id as the roster of the draw has it.</param>
    /// <param name="day">The day.</param>
    public static string Address(string site, DrawId draw, Identifier firm, IEnumerable<Identifier> team, DateOnly day) =>
        $"{site}{Page}#d={draw}&f={Uri.EscapeDataString($"{firm}")}&t={string.Join(',', team.Select(i => Uri.EscapeDataString($"{i}")))}&v={BeijingTime.Format(day)}";

    /// <summary>The code as a PNG picture: the same address gives the same bytes.</summary>
    public static byte[] Png(string address)
    {
        using QRCodeData code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(Dots);
    }
}
