using System.Xml.Linq;
using Inspections.Core.Policy;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Xunit;

namespace Inspections.Core.Tests.Architecture;

/// <summary>Whoever calls the package reads in its comments what a member throws.</summary>
public sealed class DocumentedExceptionsTests
{
    private static readonly string Assembly = typeof(PolicyDocument).Assembly.Location;

    [Fact]
    public void Every_public_member_documents_what_it_throws()
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(Assembly);
        Dictionary<string, XElement> comments = XDocument.Load(Path.ChangeExtension(Assembly, ".xml")).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value, StringComparer.Ordinal);
        var throwing = module.GetTypes().Where(IsPublic).SelectMany(t => t.Methods).Where(m => m.HasBody && (m.IsPublic || m.IsFamily))
            .SelectMany(m => ThrownBy(m).Select(e => (Method: m, Exception: e))).ToArray();
        Assert.True(throwing.Length > 150, $"{throwing.Length} members throw: the look at their code finds too few");
        string[] silent = [.. throwing.Where(t => !IsDocumented(t.Method, t.Exception, comments)).Select(t => $"{t.Method.FullName}: {t.Exception}")];
        Assert.True(silent.Length == 0, string.Join('\n', silent));
    }

    private static bool IsPublic(TypeDefinition type) => type.IsPublic || (type.IsNestedPublic && IsPublic(type.DeclaringType));

    // What it makes and throws itself, and what the framework's helpers throw for it.
    private static IEnumerable<string> ThrownBy(MethodDefinition method) => method.Body.Instructions
        .Select(i => (i.OpCode, i.Operand as MethodReference, i.Next?.OpCode) switch
        {
            ({ } made, { } constructor, { } then) when made == OpCodes.Newobj && then == OpCodes.Throw => constructor.DeclaringType.FullName,
            ({ FlowControl: FlowControl.Call }, { } called, _) when called.DeclaringType.FullName.EndsWith("Exception", StringComparison.Ordinal) && called.Name.StartsWith("ThrowIf", StringComparison.Ordinal) =>
                called.DeclaringType.FullName,
            _ => null,
        })
        .OfType<string>().Distinct(StringComparer.Ordinal);

    // A member's own comment, or its property's, or that of the type whose values it makes; one for a kind of exceptions is one for each of them.
    private static bool IsDocumented(MethodDefinition method, string exception, Dictionary<string, XElement> comments)
    {
        IMemberDefinition said = method.IsGetter || method.IsSetter ? method.DeclaringType.Properties.First(p => p.GetMethod == method || p.SetMethod == method) : method;
        IEnumerable<IMemberDefinition> places = method.IsConstructor || method.IsSetter ? [said, method.DeclaringType] : [said];
        XElement[] known = [.. places.Select(p => comments.GetValueOrDefault(DocCommentId.GetDocCommentId(p))).OfType<XElement>()];
        return known.Any(c => c.Descendants("inheritdoc").Any())
            || known.SelectMany(c => c.Descendants("exception")).Select(e => e.Attribute("cref")!.Value[2..]).Any(e => e == exception || KindOf(exception) == e);
    }

    private static string? KindOf(string exception) => exception is "System.ArgumentNullException" or "System.ArgumentOutOfRangeException" ? "System.ArgumentException" : null;
}
