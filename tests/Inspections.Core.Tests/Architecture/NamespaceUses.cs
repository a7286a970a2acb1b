using System.Reflection;
using Mono.Cecil;

namespace Inspections.Core.Tests.Architecture;

/// <summary>Which namespaces of an assembly name types of which others, in signatures, fields and code; nested types count as their outermost.</summary>
internal static class NamespaceUses
{
    /// <summary>By the namespace that knows, those that it knows; all below a root.</summary>
    public static ILookup<string, string> Of(Assembly assembly, string root)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return module.GetTypes()
            .SelectMany(t => Named(t).Where(n => n is not null).Select(n => (From: Home(t), To: Home(n!))))
            .Where(u => u.From != u.To && u.From.StartsWith(root, StringComparison.Ordinal) && u.To.StartsWith(root, StringComparison.Ordinal))
            .Distinct()
            .ToLookup(u => u.From, u => u.To);
    }

    /// <summary>The namespaces that know, by others, themselves.</summary>
    public static IReadOnlyList<string> InCircles(ILookup<string, string> uses) =>
        [.. uses.Select(u => u.Key).Where(n => Reached(uses, n).Contains(n)).Order(StringComparer.Ordinal)];

    private static HashSet<string> Reached(ILookup<string, string> uses, string from)
    {
        HashSet<string> reached = [];
        var open = new Stack<string>(uses[from]);
        while (open.TryPop(out string? next))
        {
            if (reached.Add(next))
            {
                foreach (string further in uses[next])
                {
                    open.Push(further);
                }
            }
        }

        return reached;
    }

    private static IEnumerable<TypeReference?> Named(TypeDefinition type) =>
        Unfolded([
            type.BaseType,
            .. type.Interfaces.Select(i => i.InterfaceType),
            .. type.Fields.Select(f => f.FieldType),
            .. type.Methods.SelectMany(m => m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType)),
            .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Variables.Select(v => v.VariableType)),
            .. type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).Select(i => i.Operand).SelectMany(o => o switch
            {
                TypeReference t => [t],
                MethodReference m => [m.DeclaringType, m.ReturnType, .. m is GenericInstanceMethod g ? g.GenericArguments : []],
                FieldReference f => [f.DeclaringType, f.FieldType],
                _ => Array.Empty<TypeReference>(),
            }),
        ]);

    private static IEnumerable<TypeReference?> Unfolded(IEnumerable<TypeReference?> types) => types.SelectMany(t => t switch
    {
        null => [],
        GenericInstanceType g => [g.ElementType, .. Unfolded(g.GenericArguments)],
        TypeSpecification s => Unfolded([s.ElementType]),
        _ => (IEnumerable<TypeReference?>)[t],
    });

    private static string Home(TypeReference type) => type.DeclaringType is null ? type.Namespace : Home(type.DeclaringType);
}
