namespace Microsoft.CodeAnalysis;

/// <summary>
/// Known to the compiler: a type that carries it is invisible to other assemblies, friends included. Without it a test
/// project would see these stand-ins beside the framework's own types.
/// </summary>
internal sealed class EmbeddedAttribute : System.Attribute;
