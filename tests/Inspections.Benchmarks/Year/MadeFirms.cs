using System.Text;
using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;

namespace Inspections.Benchmarks.Year;

/// <summary>Made-up firms, the same every time: sectors that are known, or any number of them.</summary>
internal static class MadeFirms
{
    private static readonly string[] Known = ["物业服务", "房地产开发", "房地产估价", "房地产经纪"];

    /// <summary>A firm list as a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="firms">How many firms.</param>
    /// <param name="sectors">Of how many sectors.</param>
    /// <param name="name">What the sectors are called, where they are not those that are known.</param>
    public static void Write(string file, int firms, int sectors, Func<int, string>? name = null)
    {
        var list = new StringBuilder("统一社会信用代码,企业名称,监管行业\n");
        for (int n = 0; n < firms; n++)
        {
            string sector = name?.Invoke(n % sectors) ?? Known[n % sectors];
            list.Append(Code(n)).Append(",第").Append(n).Append('号').Append(sector).Append("有限公司,").Append(sector).Append('\n');
        }

        File.WriteAllText(file, list.ToString());
    }

    /// <summary>What a sector of any number of them is called.</summary>
    public static string NameOf(int sector) => FormattableString.Invariant($"第{sector + 1}行业");

    /// <summary>A firm list as it is when it has been read.</summary>
    public static ImportedRows<Firm> Of(int sectors, int firmsEach)
    {
        Sector[] all = [.. Enumerable.Range(1, sectors).Select(n => new Sector(SectorCode.Parse(FormattableString.Invariant($"sector-{n:D3}")), NameOf(n - 1)))];
        return new ImportedRows<Firm>(
            "",
            [.. all.SelectMany((s, i) => Enumerable.Range(i * firmsEach, firmsEach).Select(n => new ImportedRow<Firm>(n, new Firm(Identifier.Parse(Code(n)), $"第{n}号有限公司", [s.Code]))))],
            new ProblemList(0),
            new ProblemList(0),
            all,
            default);
    }

    private static string Code(int number)
    {
        string code = FormattableString.Invariant($"91350100MA{number:D7}");
        return code + UnifiedSocialCreditCode.CheckCharacter(code);
    }
}
