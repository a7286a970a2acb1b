using Inspections.Core.Results;
using Xunit;

namespace Inspections.Core.Tests.Results;

/// <summary>Days of June 2026: the draw was entered on the 10th, today is the 20th.</summary>
public sealed class InspectionDaysTests
{
    [Theory]
    [InlineData(9, null, nameof(DayRefusal.BeforeReceipt))]
    [InlineData(10, null, null)]
    [InlineData(20, null, null)]
    [InlineData(21, null, nameof(DayRefusal.AfterSeal))]
    [InlineData(14, 15, nameof(DayRefusal.BeforeTeamChange))]
    [InlineData(15, 15, null)]
    [InlineData(9, 15, nameof(DayRefusal.BeforeReceipt))]
    [InlineData(10, 8, null)]
    public void A_result_says_a_day_since_the_draw_and_the_team_and_not_after_its_seal(int day, int? changed, string? refusal) =>
        Assert.Equal(refusal, new InspectionDays(On(10), changed is int c ? On(c) : null, On(20)).Refuse(On(day))?.ToString());

    [Theory]
    [InlineData(11, null, nameof(DayRefusal.BeforeLaterDraw))]
    [InlineData(12, null, null)]
    [InlineData(13, null, null)]
    [InlineData(13, 13, null)]
    [InlineData(14, 13, nameof(DayRefusal.NotOneVisit))]
    [InlineData(11, 11, nameof(DayRefusal.BeforeLaterDraw))]
    public void A_joint_visit_is_on_one_day_not_before_the_later_draw(int day, int? other, string? refusal)
    {
        DateTimeOffset first = At(10), second = At(12);
        DateOnly? there = other is int o ? On(o) : null;
        Assert.Equal(refusal, JointDay.Of(first, second, there).Refuse(On(day))?.ToString());
        Assert.Equal(refusal, JointDay.Of(second, first, there).Refuse(On(day))?.ToString());
    }

    private static DateOnly On(int day) => new(2026, 6, day);

    // Three in the morning, which in Greenwich is still the day before.
    private static DateTimeOffset At(int day) => new(2026, 6, day, 3, 0, 0, TimeSpan.FromHours(8));
}
