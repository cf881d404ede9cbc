"""The commands of ``nianbao``, by what they are about. Each takes the parsed arguments and the workplace."""
