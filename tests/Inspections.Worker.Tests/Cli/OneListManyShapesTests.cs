using Inspections.Worker.Tests.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Cli;

/// <summary>A bureau's list in the shapes in which divisions keep it: the same directory at the end each time.</summary>
public sealed class OneListManyShapesTests
{
    private static readonly string[] Sectors = ["物业服务", "房地产开发", "房地产经纪", "房地产估价"];
    private static readonly string[] Districts = ["鼓楼区", "台江区", "仓山区"];

    // Every firm in one sector, every fourth in a second, every twelfth in a third.
    private static readonly (string Code, string Name, string[] In, string District)[] Firms =
    [
        .. Enumerable.Range(1, 60).Select(n => (
            Some.CreditCode(n),
            $"样例{n}号（福建）有限公司",
            Sectors.Where((_, i) => i == n % 4 || (n % 4 == 0 && i == 1) || (n % 12 == 0 && i == 2)).ToArray(),
            Districts[n % 3])),
    ];

    [Fact]
    public async Task One_sheet_a_sheet_a_sector_a_sheet_a_district_and_a_file_a_sector_are_one_directory()
    {
        using var scratch = new Scratch();
        string whole = await DirectoryAsync(scratch, "whole", ("一表.xlsx", OneSheet(Firms), null));
        string bySector = await DirectoryAsync(scratch, "by-sector", ("分行业.xlsx", SheetASector(), null));
        string byDistrict = await DirectoryAsync(scratch, "by-district", ("分区.xlsx", SheetADistrict(), null));
        string files = await DirectoryAsync(scratch, "files", [.. Sectors.Select(s => ($"{s}.xlsx", OneSector(s), (string?)s))]);
        Assert.Equal(61, whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(whole, bySector);
        Assert.Equal(whole, byDistrict);
        Assert.Equal(whole, files);
    }

    [Fact]
    public async Task Each_shape_changes_nothing_in_a_directory_that_holds_the_others()
    {
        using var scratch = new Scratch();
        await DirectoryAsync(scratch, "data", ("一表.xlsx", OneSheet(Firms), null));
        foreach ((string name, byte[] file, string? only) in (IEnumerable<(string, byte[], string?)>)[("分行业.xlsx", SheetASector(), null), ("分区.xlsx", SheetADistrict(), null), .. Sectors.Select(s => ($"{s}.xlsx", OneSector(s), (string?)s))])
        {
            string output = await ImportAsync(scratch, "data", name, file, only);
            Assert.Contains("0 added, 0 changed, 0 ended", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_list_of_two_sectors_leaves_the_memberships_of_the_others()
    {
        using var scratch = new Scratch();
        string whole = await DirectoryAsync(scratch, "data", ("一表.xlsx", OneSheet(Firms), null));
        var listed = Firms.Select(f => f with { In = [.. f.In.Where(s => s is "物业服务" or "房地产开发")] }).Where(f => f.In.Length > 0).ToArray();
        foreach (byte[] file in (byte[][])[OneSheet(listed), ARowASector(listed)])
        {
            Assert.Contains("0 added, 0 changed, 0 ended", await ImportAsync(scratch, "data", "两行业.xlsx", file, "物业服务、房地产开发"), StringComparison.Ordinal);
        }

        // One that is on it no longer leaves these sectors alone.
        string output = await ImportAsync(scratch, "data", "少一家.xlsx", OneSheet(listed[1..]), "物业服务、房地产开发");
        Assert.Contains(listed[0].Code, output, StringComparison.Ordinal);
        string[] lost = [.. whole.Split('\n').Except((await ExportAsync(scratch, "data")).Split('\n'))];
        Assert.Contains(listed[0].Code, Assert.Single(lost), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_are_only_spelt_otherwise_are_said_to_be_so_and_not_shown_as_new_names()
    {
        using var scratch = new Scratch();
        await DirectoryAsync(scratch, "data", ("一表.xlsx", OneSheet(Firms), null));
        var spelt = Firms.Select(f => f with { Name = f.Name.Replace('（', '(').Replace('）', ')') }).ToArray();
        spelt[0].Name = "改名有限公司";
        string output = await ImportAsync(scratch, "data", "写法.xlsx", OneSheet(spelt), null);
        Assert.Contains("spelt otherwise (brackets, blanks, width, case) 59", output, StringComparison.Ordinal);
        Assert.Contains("改名有限公司", Assert.Single(output.Split('\n'), l => l.StartsWith("  ~", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("0 added, 60 changed, 0 ended", output, StringComparison.Ordinal);
    }

    private static byte[] OneSheet(IEnumerable<(string Code, string Name, string[] In, string District)> firms)
    {
        XlsxFile file = Header(new XlsxFile());
        foreach ((string code, string name, string[] sectors, string district) in firms)
        {
            file.Row(name, code, string.Join('、', sectors), district);
        }

        return file.ToBytes();
    }

    private static byte[] ARowASector(IEnumerable<(string Code, string Name, string[] In, string District)> firms)
    {
        XlsxFile file = Header(new XlsxFile());
        foreach ((string code, string name, string[] sectors, string district) in firms)
        {
            foreach (string sector in sectors)
            {
                file.Row(name, code, sector, district);
            }
        }

        return file.ToBytes();
    }

    private static byte[] SheetASector()
    {
        var file = new XlsxFile();
        foreach (string sector in Sectors)
        {
            file.Sheet(name: $"{sector}企业（{Firms.Count(f => f.In.Contains(sector))}家）").Row($"{sector}企业名录").Row("企业名称", "统一社会信用代码", "地区");
            foreach (var firm in Firms.Where(f => f.In.Contains(sector)))
            {
                file.Row(firm.Name, firm.Code, firm.District);
            }
        }

        return file.ToBytes();
    }

    private static byte[] SheetADistrict()
    {
        var file = new XlsxFile();
        foreach (string district in Districts)
        {
            Header(file.Sheet(name: district));
            foreach (var firm in Firms.Where(f => f.District == district))
            {
                file.Row(firm.Name, firm.Code, string.Join('；', firm.In), firm.District);
            }

            file.Row("合计", $"{Firms.Count(f => f.District == district)}家");
        }

        return file.ToBytes();
    }

    private static byte[] OneSector(string sector)
    {
        XlsxFile file = new XlsxFile().Row("企业名称", "统一社会信用代码", "地区");
        foreach (var firm in Firms.Where(f => f.In.Contains(sector)))
        {
            file.Row(firm.Name, firm.Code, firm.District);
        }

        return file.ToBytes();
    }

    private static XlsxFile Header(XlsxFile file) => file.Row("企业名称", "统一社会信用代码", "监管行业", "地区");

    private static async Task<string> DirectoryAsync(Scratch scratch, string data, params (string Name, byte[] File, string? Only)[] lists)
    {
        foreach ((string name, byte[] file, string? only) in lists)
        {
            await ImportAsync(scratch, data, name, file, only);
        }

        return await ExportAsync(scratch, data);
    }

    private static async Task<string> ImportAsync(Scratch scratch, string data, string name, byte[] file, string? only)
    {
        await File.WriteAllBytesAsync(scratch.At(name), file, TestContext.Current.CancellationToken);
        string[] args = ["import", "firms", scratch.At(name), "--yes", "--data", scratch.Bureau(data)];
        (int code, string output, string errors) = await Scratch.RunAsync(only is null ? args : [.. args, "--only", only]);
        Assert.True(code == 0, output + errors);
        return output;
    }

    private static async Task<string> ExportAsync(Scratch scratch, string data)
    {
        string written = scratch.At($"{data}.csv");
        Assert.Equal(0, (await Scratch.RunAsync("export", "firms", written, "--data", scratch.At(data))).Code);
        return await File.ReadAllTextAsync(written, TestContext.Current.CancellationToken);
    }
}
