using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;

namespace Inspections.Worker.Lifecycle.Policies;

/// <summary>Every firm of a sector needs a stratum in its policy, or no round of the sector could be committed to.</summary>
internal static class FirmStrata
{
    private const string Column = "企业信用风险分类";

    /// <summary>Refuses a file with firms that the policy has no stratum for; says which rows.</summary>
    /// <exception cref="UserErrorException">It has such rows.</exception>
    public static void Require(PolicyDocument? policy, ImportedRows<Firm> file)
    {
        var problems = new ProblemList(new ImportOptions().MaxListed);
        foreach (ImportedRow<Firm> row in file.Rows)
        {
            foreach (SectorPolicy rules in Without(policy, row.Value))
            {
                problems.Add(new RowProblem(
                    file.File,
                    row.Row,
                    Column,
                    $"{row.Value.RiskClass}",
                    RowRefusals.NoStratum.Of(rules.Name)));
            }
        }

        if (problems.Total > 0)
        {
            throw new UserErrorException(PolicyRefusals.RowsWithoutStratum.Of(file.File, problems.Total)) { Lines = problems.LinesFor };
        }
    }

    /// <summary>Why a policy cannot come into force for a directory: it has no stratum for some firm; null when it has one for each.</summary>
    public static Refusal? Refuse(PolicyDocument policy, IReadOnlyList<Firm> directory)
    {
        (Firm Firm, SectorPolicy Rules)[] without = [.. directory.SelectMany(f => Without(policy, f).Select(r => (f, r)))];
        if (without.Length == 0)
        {
            return null;
        }

        (Firm firm, SectorPolicy rules) = without[0];
        return PolicyRefusals.NoStratum.Of(rules.Name, rules.Sector, firm.Id, firm.RiskClass is { } risk ? risk : new Text("无", "none"), without.Length);
    }

    private static IEnumerable<SectorPolicy> Without(PolicyDocument? policy, Firm firm) =>
        firm.Sectors.Select(s => policy?.Of(s)).OfType<SectorPolicy>().Where(r => !r.Covers(firm.RiskClass));
}
