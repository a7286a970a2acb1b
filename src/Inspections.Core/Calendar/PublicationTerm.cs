using System.Text.Json.Serialization;
using Inspections.Core.Encodings;

namespace Inspections.Core.Calendar;

/// <summary>
/// Until when the result of a visit has to be public: a number of working days after the visit, which is not counted
/// (《政府信息公开条例》第二十六条). The bureau's deadlines and everybody's reports count by the one term that it publishes for a year.
/// </summary>
/// <param name="Calendar">The working days, with their version; a year without data is counted Monday to Friday.</param>
/// <param name="WorkingDays">Working days after the visit; 20 by the regulation.</param>
/// <exception cref="ProtocolFormatException">The number of days is below 1.</exception>
[JsonConverter(typeof(ProtocolJsonConverter<PublicationTerm>))]
public sealed record PublicationTerm(WorkingDayCalendar Calendar, int WorkingDays) : IProtocolObject<PublicationTerm>
{
    /// <summary>The working days, with their version.</summary>
    public WorkingDayCalendar Calendar { get; init => field = Given.NotNull(value); } = Given.NotNull(Calendar);

    /// <summary>Working days after the visit.</summary>
    public int WorkingDays { get; init => field = Given.Between(value, 1, int.MaxValue, "publication term: workingDays"); } = Given.Between(WorkingDays, 1, int.MaxValue, "publication term: workingDays");

    /// <summary>The last day on which the result of a visit is in time.</summary>
    public WorkingDay LastDay(DateOnly visitedOn) => Calendar.Add(visitedOn, WorkingDays, assumeWeekdays: true);

    /// <summary>True when a result was published after its last day.</summary>
    /// <param name="visitedOn">The visit's day.</param>
    /// <param name="publishedAt">The time of the entry that made it public.</param>
    public bool IsLate(DateOnly visitedOn, DateTimeOffset publishedAt) => BeijingTime.DateOf(publishedAt) > LastDay(visitedOn).Date;

    /// <summary>The same term with what concerns a year's results only: its days and those of the next.</summary>
    public PublicationTerm Of(int year) => this with { Calendar = Calendar.Of(year, year + 1) };

    /// <summary>As it is published: <c>calendar</c> and <c>workingDays</c>.</summary>
    public Json.Map ToJson() => Json.Object(("calendar", Calendar.ToJson()), ("workingDays", (long)WorkingDays));

    /// <summary>Reads what <see cref="ToJson"/> writes.</summary>
    /// <exception cref="ProtocolFormatException">It is not one.</exception>
    public static PublicationTerm FromJson(Json value) => MemberReader.Read(value, "publication term", m => new PublicationTerm(
        m.Required("calendar", WorkingDayCalendar.FromJson), m.Count("workingDays", 1)));
}
