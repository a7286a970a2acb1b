using System.Text;
using Inspections.Core.Directories;
using Inspections.Core.Results;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.Delivery.Notifications;

public sealed class AlertDigestTests
{
    [Fact]
    public void A_firm_is_told_by_name_unless_it_bears_a_persons()
    {
        using var desk = new ResultDesk();
        Firm some = desk.Desk.Bureau.Database.Read(FirmStore.Current).First(f => f.Id == desk.Firms[0]);
        Firm person = some with { Id = Identifier.Parse("92350100MA2XXXXX1A"), Name = "张三丰便利店" };
        desk.Desk.Bureau.Database.Write(s => FirmStore.Save(s, new DirectoryChange<Firm>([person], [], []), desk.Desk.Bureau.Now));
        foreach (string digest in Both(desk, [Soon(desk, some.Id), Soon(desk, person.Id)]))
        {
            Assert.Contains(some.Name, digest, StringComparison.Ordinal);
            Assert.Contains($"{person.Id}", digest, StringComparison.Ordinal);
            Assert.DoesNotContain("张三丰", digest, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_a_list_that_is_kept_back_there_is_a_number_alone()
    {
        using var desk = new ResultDesk(s => s.Commitment.KeepBack["property-management"] = 60);
        Assert.True(desk.Desk.Round(ResultDesk.Draw).IsKeptBack);
        foreach (string digest in Both(desk, [.. desk.Firms.Select(f => Soon(desk, f))]))
        {
            Assert.Contains($"{ResultDesk.Draw}", digest, StringComparison.Ordinal);
            Assert.Contains($"T−5 {desk.Firms.Count}", digest, StringComparison.Ordinal);
            Each.Of(desk.Firms, f => Assert.DoesNotContain($"{f}", digest, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_measure_tells_its_firm_only_after_the_result_is_public()
    {
        using var desk = new ResultDesk();
        Identifier firm = desk.Firms[0];
        desk.Submit(desk.Good(firm) with
        {
            Categories = [ResultCategory.Parse("ProblemOrderedCorrected")],
            Problems = [new ItemProblem(Identifier.Parse("WY-01"), "x")],
            FollowUps = [new FollowUp(FollowUpMeasure.OrderedCorrection, desk.Desk.Bureau.Today.AddDays(5))],
        });
        Deadline measure = Soon(desk, firm) with { Kind = DeadlineKind.FollowUp, Number = 1 };
        Each.Of(Both(desk, [measure]), digest => Assert.DoesNotContain($"{firm}", digest, StringComparison.Ordinal));
        foreach (string by in new[] { "Z1", "Z2", "Z3" })
        {
            desk.Approve(by, firm);
        }

        Each.Of(Both(desk, [measure]), digest => Assert.Contains($"{firm}", digest, StringComparison.Ordinal));
    }

    private static Deadline Soon(ResultDesk desk, Identifier firm) =>
        new(DeadlineKind.Visit, ResultDesk.Draw, firm, desk.Desk.Bureau.Today.AddDays(5), Provisional: false, 3, Urgency.Soon);

    private static IEnumerable<string> Both(ResultDesk desk, IReadOnlyList<Deadline> deadlines) => new[] { AlertForm.Json, AlertForm.Mail }.Select(form =>
        Encoding.UTF8.GetString(desk.Desk.Bureau.Database.Read(s => new DeadlineDigest(s, desk.Desk.Bureau.Authority, desk.Desk.Bureau.Today, deadlines)).As(form, Language.Chinese)));
}
