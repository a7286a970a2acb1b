using Inspections.Core.Calendar;
using Inspections.Worker.Files;

namespace Inspections.Worker.Lifecycle.Deadlines;

/// <summary>What a bureau may set about its deadlines.</summary>
internal sealed class DeadlineOptions
{
    /// <summary>Working days after a visit within which its result is public.</summary>
    public int PublishWithinWorkingDays { get; set; } = 20;

    /// <summary>The term of publication as it is announced and judged.</summary>
    public PublicationTerm TermBy(WorkingDayCalendar calendar) => new(calendar, PublishWithinWorkingDays);

    /// <summary>Names the setting that cannot be used.</summary>
    /// <exception cref="UserErrorException">One is out of range.</exception>
    public void Validate() =>
        SettingCheck.Require(PublishWithinWorkingDays is >= 1 and <= 250, nameof(PublishWithinWorkingDays), PublishWithinWorkingDays, "1–250");
}
