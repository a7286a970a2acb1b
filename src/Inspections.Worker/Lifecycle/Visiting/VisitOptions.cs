using Inspections.Core.Directories;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;

namespace Inspections.Worker.Lifecycle.Visiting;

/// <summary>What a bureau may set about visits, and about inspections outside the draws.</summary>
internal sealed class VisitOptions
{
    /// <summary>Working days after a draw in which its firms are visited.</summary>
    public int VisitWorkingDays { get; set; } = 20;

    /// <summary>Kinds of other inspections that count towards cap and cooldown; all unless set.</summary>
    public IReadOnlyList<string> CountedVisitTypes { get; set; } = [];

    /// <summary>Names the setting that cannot be used.</summary>
    /// <exception cref="UserErrorException">One is out of range.</exception>
    public void Validate()
    {
        SettingCheck.Require(VisitWorkingDays is >= 1 and <= 250, nameof(VisitWorkingDays), VisitWorkingDays, "1–250");
        foreach (string type in CountedVisitTypes)
        {
            SettingCheck.Require(Label.IsValid(type), nameof(CountedVisitTypes), type, string.Join(", ", VisitTypes.Words.Values.Distinct()));
        }
    }
}
