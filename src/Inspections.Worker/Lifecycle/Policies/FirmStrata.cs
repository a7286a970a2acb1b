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
    /// <param name="policy">The policy.</param>
    /// <param name="classes">The risk classes that the directory's firms have in each sector, how many firms and the first of them.</param>
    public static Refusal? Refuse(PolicyDocument policy, IEnumerable<(SectorCode Sector, CreditRiskClass? RiskClass, Identifier First, int Firms)> classes)
    {
        (SectorPolicy Rules, CreditRiskClass? RiskClass, Identifier First, int Firms)[] without =
            [.. from c in classes let rules = policy.Of(c.Sector) where rules is not null && !rules.Covers(c.RiskClass) orderby c.First, c.Sector select (rules, c.RiskClass, c.First, c.Firms)];
        if (without.Length == 0)
        {
            return null;
        }

        (SectorPolicy first, CreditRiskClass? risk, Identifier firm, _) = without[0];
        return PolicyRefusals.NoStratum.Of(first.Name, first.Sector, firm, risk is { } known ? known : new Text("无", "none"), without.Sum(w => w.Firms));
    }

    private static IEnumerable<SectorPolicy> Without(PolicyDocument? policy, Firm firm) =>
        firm.Sectors.Select(s => policy?.Of(s)).OfType<SectorPolicy>().Where(r => !r.Covers(firm.RiskClass));
}
