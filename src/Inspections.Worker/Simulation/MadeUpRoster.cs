using Inspections.Core.Directories;

namespace Inspections.Worker.Simulation;

/// <summary>Inspectors for a rehearsal without an inspectors' file: enough of them, in four departments, certified for everything.</summary>
internal static class MadeUpRoster
{
    private const int Fewest = 8;
    private const int FirmsPerInspector = 50;
    private static readonly Label[] Departments = [.. new[] { "dept-1", "dept-2", "dept-3", "dept-4" }.Select(Label.Parse)];

    public static IReadOnlyList<Inspector> For(RehearsalInputs inputs)
    {
        int count = int.Max(Fewest, (inputs.Firms.Rows.Count + FirmsPerInspector - 1) / FirmsPerInspector);

        // What is drawn in the last December is visited in the January after it.
        DateOnly from = new(inputs.Year, 1, 1), until = new(inputs.Year + inputs.Years, 12, 31);
        return [.. Enumerable.Range(0, count).Select(i => new Inspector(
            Identifier.Parse(FormattableString.Invariant($"T{i + 1:D3}")),
            FormattableString.Invariant($"演练人员{i + 1}"),
            Departments[i % Departments.Length],
            [.. inputs.Firms.Sectors.Select(s => s.Code).Order()],
            new EnforcementCertificate(FormattableString.Invariant($"演练{i + 1:D3}"), "演练", from, until)))];
    }
}
