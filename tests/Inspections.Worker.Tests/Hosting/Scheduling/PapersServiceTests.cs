using Inspections.Core.Directories;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Inspections.Worker.Tests.Publication.Papers;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Scheduling;

/// <summary>Papers follow what changed while the worker runs, and what keeps them from it is known.</summary>
public sealed class PapersServiceTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly ResultDesk _desk = new(s => s.Staff.People = ResultDesk.Staff);

    public void Dispose()
    {
        _desk.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void A_template_that_cannot_be_used_is_a_condition_until_it_is_mended_and_then_the_papers_follow()
    {
        string templates = _scratch.At("papers"), folder = _scratch.At("out");
        Directory.CreateDirectory(templates);
        var making = new PaperMaking(_desk.Desk.Bureau, _desk.Desk.Calendar, _desk.Desk.Settings.Naming, new PaperOptions { PaperTemplates = templates }, _desk.Desk.Settings.Review, _desk.Desk.Settings.Staff);
        var keeper = new PaperKeeper(_desk.Desk.Bureau, making, _scratch.At("public"));
        keeper.Make(ResultDesk.Draw, folder);
        var conditions = new Conditions(_desk.Desk.Clock, NullLogger.Instance);
        using var service = new PapersService(keeper, templates, _desk.Desk.Bureau, conditions, NullLogger<PapersService>.Instance);
        service.Follow();
        Assert.Empty(conditions.Now);

        // Nothing else has changed: the template alone is seen.
        string file = Path.Combine(templates, PaperTemplates.FileOf(PaperKind.Notice)), other = Path.Combine(templates, "通知.docx");
        File.WriteAllBytes(file, TemplateTests.Document("{{企业名}}"));
        File.WriteAllBytes(other, TemplateTests.Document("x"));
        service.Follow();
        Assert.Equal([PaperTemplates.FileOf(PaperKind.Notice), "通知.docx"], conditions.Now.Select(c => c.Subject));
        Each.Of(conditions.Now, c => Assert.Equal(ConditionIds.PapersNotMade, c.Id));
        Assert.Contains("{{企业名}}", conditions.Now[0].Says.Zh, StringComparison.Ordinal);
        Each.Of(conditions.Now, c => Assert.DoesNotContain(_scratch.At(""), c.Says.Zh + c.Says.En, StringComparison.Ordinal));

        _desk.Desk.Bureau.Write(s => VisitApprovalStore.Put(s, new VisitApproval(ResultDesk.Draw, null, (Label.Parse("C1"), _desk.Desk.Bureau.Now))));
        service.Follow();
        Assert.False(Directory.Exists(Path.Combine(folder, PaperKind.Notice.Name)));
        File.Delete(other);
        File.WriteAllBytes(file, TemplateTests.Document("致{{企业名称}}：请予配合"));
        service.Follow();
        Assert.Empty(conditions.Now);
        Assert.Equal(_desk.Firms.Count, Directory.GetFiles(Path.Combine(folder, PaperKind.Notice.Name)).Length);
    }
}
