using Inspections.Core.Directories;
using Inspections.Worker.Files;

namespace Inspections.Worker.Lifecycle.Planning;

/// <summary>What a bureau may set about the days of its rounds and what is inspected in them.</summary>
internal sealed class PlanningOptions
{
    /// <summary>True when Monday to Friday may be taken for working days in a year without data.</summary>
    public bool AssumeWeekdays { get; set; }

    /// <summary>True to commit to a first round as soon as the first plan is made, and to draw it minutes later, whatever the day; the sample's.</summary>
    public bool FirstRoundAtOnce { get; set; }

    /// <summary>Time from the first plan to the draw of such a first round. A commitment that takes longer moves it to a working day.</summary>
    public TimeSpan FirstRoundLead { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Working days between commitment and draw.</summary>
    public int CommitLeadWorkingDays { get; set; } = 3;

    /// <summary>Beijing time of a draw.</summary>
    public TimeOnly DrawTime { get; set; } = new(10, 0);

    /// <summary>Per sector, the codes of the items that its firms are inspected for; all of the sector's items on the list unless set.</summary>
    public Dictionary<string, string[]> PlannedItems { get; set; } = [];

    /// <summary>Names the setting that cannot be used.</summary>
    /// <exception cref="UserErrorException">One is out of range.</exception>
    public void Validate()
    {
        SettingCheck.Require(CommitLeadWorkingDays is >= 1 and <= 30, nameof(CommitLeadWorkingDays), CommitLeadWorkingDays, "1–30");
        SettingCheck.Require(
            FirstRoundLead >= TimeSpan.FromSeconds(10) && FirstRoundLead <= TimeSpan.FromHours(1), nameof(FirstRoundLead), FirstRoundLead, "00:00:10–01:00:00");
        SettingCheck.Require(DrawTime >= new TimeOnly(8, 0) && DrawTime <= new TimeOnly(18, 0), nameof(DrawTime), DrawTime, "08:00–18:00");
        foreach ((string sector, string[] items) in PlannedItems)
        {
            SettingCheck.Require(SectorCode.IsValid(sector), nameof(PlannedItems), sector, "property-management");
            SettingCheck.Require(items.Length > 0, $"{nameof(PlannedItems)}:{sector}", "[]", new Text("至少一项", "at least one item"));
            foreach (string item in items)
            {
                SettingCheck.Require(Identifier.IsValid(item), $"{nameof(PlannedItems)}:{sector}", item, "WY-01");
            }
        }
    }
}
