using Inspections.Core.Directory;

namespace Inspections.Worker.Simulation;

/// <summary>Inspectors for a rehearsal without an inspectors' file: enough of them, in four departments, certified for everything.</summary>
internal static class MadeUpRoster
{
    private const int Fewest = 8;
    private const int FirmsPerInspector = 50;
    private static readonly Label[] Departments = [.. new[] { "dept-1", "dept-2", "dept-3", "dept-4" }.Select(Label.Parse)];

    public static IReadOnlyList<Inspector> For(int firms, IReadOnlyList<SectorCode> sectors, int year)
    {
        int count = int.Max(Fewest, (firms + FirmsPerInspector - 1) / FirmsPerInspector);
        return [.. Enumerable.Range(0, count).Select(i => new Inspector(
            Identifier.Parse(FormattableString.Invariant($"T{i + 1:D3}")),
            FormattableString.Invariant($"演练人员{i + 1}"),
            Departments[i % Departments.Length],
            [.. sectors.Order()],
            new EnforcementCertificate(FormattableString.Invariant($"演练{i + 1:D3}"), "演练", new DateOnly(year, 1, 1), new DateOnly(year, 12, 31))))];
    }
}
