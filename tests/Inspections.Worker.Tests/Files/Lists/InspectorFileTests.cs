using Inspections.Core.Directories;
using Inspections.Worker.Files.Lists;
using Xunit;

namespace Inspections.Worker.Tests.Files.Lists;

public class InspectorFileTests
{
    private const string Header = "工号,姓名,处室,监管行业,执法证号,发证机关,有效期自,有效期至,请假自,请假至";

    [Fact]
    public void A_row_becomes_an_inspector_with_certificate_and_absence()
    {
        Inspector inspector = Assert.Single(Read("1001,张三,房管处,物业服务、房地产经纪,闽A-001,福建省司法厅,2024-01-01,2029年12月31日,2026/3/1,").Rows).Value;
        Assert.Equal("1001", inspector.Id.ToString());
        Assert.Equal(StableCode.Of("dept", "房管处"), inspector.Department.ToString());
        Assert.Equal(["property-management", "real-estate-brokerage"], inspector.Sectors.Select(s => s.ToString()));
        Assert.Equal(
            new EnforcementCertificate("闽A-001", "福建省司法厅", new DateOnly(2024, 1, 1), new DateOnly(2029, 12, 31)),
            inspector.Certificate);
        Assert.Equal((new DateOnly(2026, 3, 1), null), (inspector.AbsentFrom, inspector.AbsentUntil));
    }

    [Fact]
    public void English_headers_are_read_and_an_ascii_department_is_kept()
    {
        ImportedRows<Inspector> read = ImportFile.Read(InspectorFile.Read, Some.Lines(
            "Staff ID,Name,Department,Sectors,Certificate,Issuer,Valid From,valid_until",
            "a1,A,market-2,property-management,1,B,2024-01-01,2024-01-01"));
        Assert.Equal(0, read.Problems.Total);
        Assert.Equal("market-2", Assert.Single(read.Rows).Value.Department.ToString());
    }

    [Fact]
    public void Days_out_of_order_and_blanks_are_problems()
    {
        ImportedRows<Inspector> read = Read(
            "1,张三,房管处,物业服务,1,厅,2024-01-01,2023-12-31,,",
            "2,李四,房管处,物业服务,1,厅,,2023-12-31,,",
            "3,王五,房管处,物业服务,1,厅,2024-01-01,2025-01-01,,2024-05-01",
            "4,赵六,房管处,物业服务,1,厅,2024-01-01,2025-01-01,2024-05-02,2024-05-01",
            "4,赵六,,,,,2024-01-01,长期,,");
        Assert.Equal(
            [(2, "有效期至"), (4, "请假至"), (5, "请假至"), (6, "执法证号"), (6, "监管行业")],
            read.Problems.Listed.Select(p => (p.Row, p.Column)));
        Assert.Equal("李四", Assert.Single(read.Rows).Value.Name);
    }

    private static ImportedRows<Inspector> Read(params string[] lines) =>
        ImportFile.Read(InspectorFile.Read, Some.Lines([Header, .. lines]));
}
